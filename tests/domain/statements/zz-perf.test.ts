import { it } from 'vitest';
import { getStatement } from '@/domain/statements/get-statement';
import { statementCsv } from '@/domain/statements/statement-csv';
import { translator } from '@/lib/translator';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

it('is quick', async () => {
  await ownerQuery(`SET session_replication_role = replica`);
  for (const [client, n, skip] of [
    [brightwater.clientId, 10000, 0],
    ['01930000-0000-7000-8000-0000000000e2', 30000, 100000],
  ] as const) {
    await ownerQuery(`
    CREATE TEMP TABLE IF NOT EXISTS i (id uuid, n int, on_ date, total bigint); `);
    await ownerQuery(`TRUNCATE i`);
    await ownerQuery(
      `INSERT INTO i SELECT uuidv7(), n, current_date - 1500 + n * 1400 / $1::int, 1000 + n FROM generate_series(1, $1::int) n`,
      [n],
    );
    await ownerQuery(
      `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on)
     SELECT id, $1, ($2::int + n)::text, (CASE WHEN n % 10 = 0 THEN 'open' ELSE 'paid' END)::invoice_state, 'Bookkeeping ' || n, 'USD', total, CASE WHEN n % 10 = 0 THEN 0 ELSE total END, on_, on_ + 14 FROM i`,
      [client, skip],
    );
    await ownerQuery(
      `CREATE TEMP TABLE IF NOT EXISTS p (id uuid, iid uuid, on_ date, total bigint)`,
    );
    await ownerQuery(`TRUNCATE p`);
    await ownerQuery(`INSERT INTO p SELECT uuidv7(), id, on_ + 9, total FROM i WHERE n % 10 <> 0`);
    await ownerQuery(
      `INSERT INTO payment (id, client_id, state, method, currency, amount_minor, received_on, instrument, receipt_number, created_at, changed_at)
     SELECT id, $1, 'succeeded', 'card', 'USD', total, on_, 'Visa ···0092', 'R-' || row_number() over () + $2::int, on_, on_ FROM p`,
      [client, skip],
    );
    await ownerQuery(
      `INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor, created_at) SELECT uuidv7(), $1, iid, id, total, on_ FROM p`,
      [client],
    );
    await ownerQuery(
      `INSERT INTO ledger_entry (id, client_id, invoice_id, kind, currency, amount_minor, "on", at) SELECT uuidv7(), $1, id, 'invoice', 'USD', total, on_, on_ FROM i`,
      [client],
    );
    await ownerQuery(
      `INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on", at) SELECT uuidv7(), $1, iid, id, 'payment', 'USD', -total, on_, on_ FROM p`,
      [client],
    );
  }
  await ownerQuery('ANALYZE');
  for (const actor of [cast.dana, cast.tom])
    for (const newest of [100, undefined]) {
      for (let n = 0; n < 5; n += 1) {
        const at = performance.now();
        const s = await getStatement(actor, {
          ...brightwater,
          span: { name: 'all', from: null, to: '2026-01-01' },
          newest,
        });
        const took = performance.now() - at;
        const at2 = performance.now();
        const csv = [...statementCsv(s, translator())].join('');
        console.log(
          actor.kind,
          newest,
          s.lineCount,
          s.lines.length,
          Math.round(took),
          'csv',
          Math.round(performance.now() - at2),
          csv.length,
        );
      }
    }
}, 200000);
