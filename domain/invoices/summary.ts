import { dayFromDb, now } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { CLEARING } from '../ledger/clearing';
import { creditOf } from '../ledger/credit-of';
import { OWED } from './invoice-row';
import type { Owing } from './owing-sentence';

export type Summary = {
  owing: Owing;
  counts: { all: number; to_pay: number; paid: number };
  years: number[];
  paidInYear: { year: number; sums: Money[] };
  /** What the client has to their credit, in the currencies of their bills. */
  credits: Money[];
};

type Row = {
  currency: string;
  all: number;
  paid: number;
  toPay: number;
  overdue: number;
  leftMinor: bigint;
  clearingMinor: bigint;
  nextDueOn: Date | null;
  years: number[];
  paidInYearMinor: bigint;
  thisYear: number;
  creditMinor: bigint;
};

/**
 * What a client owes, in all and each currency apart, with the counts that stand on the tabs. One statement.
 * @param year that `paidInYear` is about; this one unless told.
 */
export async function readSummary(db: Reads, clientId: string, year?: number): Promise<Summary> {
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH day AS (SELECT (${now()}::timestamptz AT TIME ZONE f.zone)::date AS today FROM firm f),
    bill AS (
      SELECT i.currency, i.state, i.due_on, i.issued_on, i.paid_minor, ${OWED} AS owed,
             CASE WHEN ${OWED} THEN least(i.total_minor - i.paid_minor - i.credited_minor, ${CLEARING}) ELSE 0 END AS clearing,
             CASE WHEN ${OWED} THEN i.total_minor - i.paid_minor - i.credited_minor ELSE 0 END AS due
      FROM invoice i WHERE i.client_id = ${clientId}::uuid AND i.state <> 'draft')
    SELECT b.currency, count(*)::int AS all, count(*) FILTER (WHERE NOT b.owed AND b.state <> 'void')::int AS paid,
           count(*) FILTER (WHERE b.due > b.clearing)::int AS "toPay",
           count(*) FILTER (WHERE b.due > b.clearing AND b.due_on < d.today)::int AS overdue,
           sum(b.due - b.clearing)::bigint AS "leftMinor", sum(b.clearing)::bigint AS "clearingMinor",
           min(b.due_on) FILTER (WHERE b.due > b.clearing) AS "nextDueOn",
           array_agg(DISTINCT extract(year FROM b.issued_on)::int) AS years,
           coalesce(sum(b.paid_minor) FILTER (WHERE NOT b.owed AND extract(year FROM b.issued_on)
             = coalesce(${year ?? null}::int, extract(year FROM d.today))), 0)::bigint AS "paidInYearMinor",
           extract(year FROM d.today)::int AS "thisYear",
           ${creditOf(sql`${clientId}::uuid`, sql`b.currency`)} AS "creditMinor"
    FROM bill b CROSS JOIN day d
    GROUP BY b.currency, d.today
    ORDER BY min(b.due_on) FILTER (WHERE b.due > b.clearing) NULLS LAST, b.currency`);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const sums = (of: (row: Row) => bigint): Money[] =>
    rows
      .map((row) => ({ amountMinor: of(row), currency: row.currency }))
      .filter(({ amountMinor }) => amountMinor > 0n);
  const dueDays = rows.flatMap(({ nextDueOn }) => (nextDueOn ? [dayFromDb(nextDueOn)] : []));
  return {
    owing: {
      left: sums((row) => row.leftMinor),
      clearing: sums((row) => row.clearingMinor),
      count: sum((row) => row.toPay),
      overdueCount: sum((row) => row.overdue),
      nextDueOn: dueDays.sort()[0] ?? null,
      total: sum((row) => row.all),
    },
    counts: {
      all: sum((row) => row.all),
      to_pay: sum((row) => row.toPay),
      paid: sum((row) => row.paid),
    },
    years: [...new Set(rows.flatMap((row) => row.years))].sort((a, b) => b - a),
    paidInYear: {
      year: year ?? rows[0]?.thisYear ?? now().getUTCFullYear(),
      sums: sums((row) => row.paidInYearMinor),
    },
    credits: sums((row) => row.creditMinor),
  };
}
