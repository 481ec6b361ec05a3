import type { PaymentMethod } from '@/domain/invoices/timeline';
import { dayFromDb, dayToDb, type Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import type { UnderWay } from './statement';

type Row = {
  amountMinor: bigint;
  method: PaymentMethod;
  instrument: string | null;
  invoices: string[] | null;
  since: Date;
  expectedOn: Date | null;
};

/** What had set out by a day, and was neither certain nor refused by then; the first to set out first. One statement. */
export async function readUnderWay(
  db: Reads,
  { clientId, currency, to }: { clientId: string; currency: string; to: Day },
): Promise<UnderWay[]> {
  const day = dayToDb(to);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT y.amount_minor AS "amountMinor", y.method::text, y.instrument, y.expected_on AS "expectedOn",
           (y.created_at AT TIME ZONE f.zone)::date AS since,
           (SELECT array_agg(DISTINCT i.number) FROM allocation a JOIN invoice i ON i.id = a.invoice_id
             WHERE a.payment_id = y.id AND a.amount_minor > 0) AS invoices
    FROM payment y CROSS JOIN firm f
    WHERE y.client_id = ${clientId}::uuid AND y.currency = ${currency}
      AND (y.created_at AT TIME ZONE f.zone)::date <= ${day}::date
      AND (y.state = 'processing'
        OR (y.state = 'succeeded' AND y.received_on > ${day}::date)
        OR (y.state = 'failed' AND (y.changed_at AT TIME ZONE f.zone)::date > ${day}::date))
    ORDER BY y.created_at, y.id`);
  return rows.map(({ since, expectedOn, invoices, ...row }) => ({
    ...row,
    invoices: invoices ?? [],
    since: dayFromDb(since),
    expectedOn: expectedOn && dayFromDb(expectedOn),
  }));
}
