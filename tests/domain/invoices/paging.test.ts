import { beforeAll, describe, expect, it } from 'vitest';
import { listFirmInvoices } from '@/domain/invoices/list-firm-invoices';
import { listInvoices } from '@/domain/invoices/list-invoices';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** Many on few days, so that only the id tells them apart; some drafts, some paid, some owed. */
beforeAll(async () => {
  await ownerQuery(
    `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on)
     SELECT gen_random_uuid(), $1, CASE WHEN n % 10 > 0 THEN 'P' || n END,
            (CASE WHEN n % 10 = 0 THEN 'draft' WHEN n % 10 < 6 THEN 'paid' ELSE 'open' END)::invoice_state,
            'Bill ' || n, 'USD', 1000, CASE WHEN n % 10 BETWEEN 1 AND 5 THEN 1000 ELSE 0 END,
            CASE WHEN n % 10 > 0 THEN date '2026-01-01' + (n % 7) END,
            date '2027-01-01' + (n % 5)
     FROM generate_series(1, 240) n`,
    [brightwater.clientId],
  );
});

async function walk(
  next: (cursor: string | undefined) => Promise<{ ids: string[]; more: string | null }>,
) {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 50; pages += 1) {
    const { ids, more } = await next(cursor);
    seen.push(...ids);
    if (!more) return seen;
    cursor = more;
  }
  throw new Error('The list does not end.');
}

describe('turning the pages', () => {
  it('shows everything that is settled once, the newest first', async () => {
    const seen = await walk(async (cursor) => {
      const { closed, more } = await listInvoices(cast.dana, { filter: 'all', cursor });
      return { ids: closed.map(({ id }) => id), more: more.closed };
    });
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('shows everything that is owed once, what is due first first', async () => {
    const days: (string | null)[] = [];
    const seen = await walk(async (cursor) => {
      const { toPay, more } = await listInvoices(cast.dana, { filter: 'to_pay', cursor });
      days.push(...toPay.map(({ facts }) => facts.dueOn));
      return { ids: toPay.map(({ id }) => id), more: more.owed };
    });
    expect(new Set(seen).size).toBe(96);
    expect(days).toEqual([...days].sort());
  });

  it('shows the firm all of it once, drafts before all', async () => {
    const kinds: string[] = [];
    const seen = await walk(async (cursor) => {
      const { rows, more } = await listFirmInvoices(cast.tom, { cursor });
      kinds.push(...rows.map(({ status }) => status.kind));
      return { ids: rows.map(({ id }) => id), more };
    });
    expect(new Set(seen).size).toBe(240);
    expect(kinds.slice(0, 24).every((kind) => kind === 'draft')).toBe(true);
    expect(kinds.slice(24)).not.toContain('draft');
  });

  it.each(['', '.', 'draft.in_x', '2026-13-01.in_00000000000000000000000000', 'x'.repeat(100)])(
    'begins at the start where the address was cut short: "%s"',
    async (cursor) => {
      const { closed } = await listInvoices(cast.dana, { filter: 'paid', cursor });
      expect(closed).toHaveLength(10);
    },
  );
});
