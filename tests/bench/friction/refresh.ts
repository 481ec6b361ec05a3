import { refreshSignals } from '@/domain/friction/refresh-signals';
import { JOB } from '@/lib/actor';
import { newId } from '@/lib/ids';
import type { BenchDatabase } from '@/tests/bench/bench-database';
import { withCastDatabase } from '@/tests/bench/cast-stand';
import { type Bench, median, rounded } from '@/tests/bench/figure';

const FEW = 100;
const MANY = 100_000;
const ROUNDS = 60;
/** A look at a client with a thousand times the past may take this many times as long. */
const MOST_TIMES = 2;

/** What a look at a client costs after one more event, with a long past against a short one, taking turns. */
export const refreshBench: Bench = async ({ say, figure }) => {
  await withCastDatabase({}, async ({ admin }) => {
    say('  two clients, one with a hundred thousand events behind it');
    const young = await makeClient(admin, FEW);
    const old = await makeClient(admin, MANY);
    await admin.query('VACUUM ANALYZE activity_event');
    for (const client of [young, old]) await look(admin, client);
    const times = { young: [] as number[], old: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.young.push(await look(admin, young));
      times.old.push(await look(admin, old));
    }
    const short = median(times.young);
    figure({
      name: 'refresh.ratio',
      value: rounded(median(times.old), 1),
      unit: 'ms a look',
      against: `a client with ${FEW} events, ${rounded(short, 1)} ms`,
      ratio: rounded(median(times.old) / short, 2),
      target: { of: 'ratio', atMost: MOST_TIMES },
    });
  });
};

/** A client who has looked at pages and bills for a year, so many times in all; the last time an hour ago. */
async function makeClient(admin: BenchDatabase['admin'], events: number): Promise<string> {
  const id = newId();
  await admin.query(
    `INSERT INTO client (id, name, currency, since) VALUES ($1, 'A client', 'USD', '2020-01-01')`,
    [id],
  );
  await admin.query(
    `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, visit_id, type, subject_kind, subject_id, data)
     SELECT gen_random_uuid(), now() - interval '1 hour' - ($2::int - n) * (interval '365 days' / $2::int), $1::uuid, $1::uuid, 'client', 'contact',
            md5($1::uuid::text || n / 8)::uuid, 'page.viewed', 'page', '/invoices', '{"path":"/invoices","dwellMs":21000}'
     FROM generate_series(1, $2::int) n`,
    [id, events],
  );
  await admin.query('DELETE FROM activity_unsealed');
  return id;
}

/** @returns how long a look takes that something has asked for, in milliseconds */
async function look(admin: BenchDatabase['admin'], clientId: string): Promise<number> {
  await admin.query(
    `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, visit_id, type, subject_kind, subject_id, data)
     VALUES (gen_random_uuid(), now(), $1::uuid, $1::uuid, 'client', 'contact', $1::uuid, 'page.viewed', 'page', '/', '{"path":"/","dwellMs":9000}')`,
    [clientId],
  );
  const started = performance.now();
  await refreshSignals(JOB, clientId);
  return performance.now() - started;
}
