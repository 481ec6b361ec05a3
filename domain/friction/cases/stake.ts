import type { Day } from '@/lib/clock';
import { sql, type Sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { CLEARING } from '@/domain/ledger/clearing';

/** What is open in one currency of what a case is about: never added up with another currency. */
export type Stake = {
  left: Money;
  /** What of it is past due. */
  lateMinor: bigint;
};

/** As the database gives it, within JSON. */
export type StakeRow = { currency: string; left: string; late: string };

/** What is left to pay of an invoice `i` and not on its way. */
const LEFT = sql`(i.total_minor - i.paid_minor - i.credited_minor - pays.clearing)`;

/**
 * The money at stake in a case `c`, as a JSON list to stand in a statement: of its bill; of all the client's bills, where it is
 * about the client or about money in general. Nothing where it is about a paper or a page.
 */
export function stakeOf(today: Day): Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'left', o.left_minor::text, 'late', o.late::text)
                             ORDER BY o.late DESC, o.left_minor DESC), '[]')
    FROM (SELECT bill.currency, sum(bill.left_minor) AS left_minor, coalesce(sum(bill.left_minor) FILTER (WHERE bill.is_late), 0) AS late
          FROM (SELECT i.currency, ${LEFT} AS left_minor, i.due_on < ${today}::date AS is_late
                FROM invoice i CROSS JOIN LATERAL (SELECT ${CLEARING} AS clearing) pays
                WHERE i.id = CASE WHEN c.root_kind = 'invoice' THEN app.uuid_of(c.root_id) END AND i.state = 'open'
                UNION ALL
                SELECT i.currency, ${LEFT}, i.due_on < ${today}::date
                FROM invoice i CROSS JOIN LATERAL (SELECT ${CLEARING} AS clearing) pays
                WHERE i.client_id = CASE WHEN c.root_kind IS NULL
                                           OR (c.root_kind = 'topic' AND c.root_id IN ('billing', 'payment')) THEN c.client_id END
                  AND i.state = 'open') bill
          WHERE bill.left_minor > 0 GROUP BY bill.currency) o)`;
}

export function toStake({ currency, left, late }: StakeRow): Stake {
  return { left: { amountMinor: BigInt(left), currency }, lateMinor: BigInt(late) };
}
