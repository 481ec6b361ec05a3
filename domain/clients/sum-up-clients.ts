import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { type ClientFilter, matching } from './client-filter';
import { NEEDS, owedByCurrency } from './list-clients';

/** What the clients of a filter come to; sums a currency. */
export type ClientsSummary = { count: number; needing: number; owed: Money[]; pastDue: Money[] };

type Row = {
  count: number;
  needing: number;
  owed: { currency: string; owed: string; late: string }[];
};

/** How many clients there are, how many need somebody, and what they owe. One statement. */
export async function sumUpClients(actor: Actor, filter: ClientFilter): Promise<ClientsSummary> {
  authorizeEmployee(actor, 'client.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH need AS (${NEEDS()}), matched AS MATERIALIZED (
        SELECT c.id, n.rank FROM client c LEFT JOIN need n ON n.client_id = c.id WHERE ${matching(actor, filter)})
      SELECT (SELECT count(*)::int FROM matched) AS count,
             (SELECT count(*)::int FROM matched WHERE rank IS NOT NULL) AS needing,
             (SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'owed', o.owed::text,
                       'late', o.late::text) ORDER BY o.owed DESC), '[]')
                FROM (${owedByCurrency(sql`i.client_id IN (SELECT m.id FROM matched m)`)}) o) AS owed`),
  );
  const owed = row?.owed ?? [];
  const sums = (name: 'owed' | 'late') =>
    owed
      .map((sum) => ({ amountMinor: BigInt(sum[name]), currency: sum.currency }))
      .filter(({ amountMinor }) => amountMinor > 0n);
  return {
    count: row?.count ?? 0,
    needing: row?.needing ?? 0,
    owed: sums('owed'),
    pastDue: sums('late'),
  };
}
