import { type Reads, sql } from '@/lib/db';

/** A line as it is kept: the quantity in thousandths, amounts in minor units of the invoice's currency. */
export type StoredLine = {
  id: string;
  description: string;
  detail: string | null;
  quantityMilli: bigint;
  unitMinor: bigint;
  amountMinor: bigint;
  /** The agreed item that it is for. */
  agreementItemId: string | null;
  /** Why it differs from what was agreed, in words for the client. */
  reason: string | null;
  /** What that item was, where the reader may see it. */
  agreedDescription: string | null;
  agreedQuantityMilli: bigint | null;
  agreedUnitMinor: bigint | null;
  /** The tax on it; all null for none. */
  taxRateId: string | null;
  taxName: string | null;
  /** Thousandths of a percent. */
  taxRateMilli: number | null;
  taxEnded: boolean;
};

/** The lines of an invoice, in their order. One statement. */
export function listLines(db: Reads, invoiceId: string): Promise<StoredLine[]> {
  return db.$queryRaw<StoredLine[]>(sql`
    SELECT l.id, l.description, l.detail, l.quantity_milli AS "quantityMilli", l.unit_minor AS "unitMinor",
           l.amount_minor AS "amountMinor", l.agreement_item_id AS "agreementItemId", l.reason,
           t.description AS "agreedDescription", t.quantity_milli AS "agreedQuantityMilli",
           t.unit_minor AS "agreedUnitMinor", l.tax_rate_id AS "taxRateId", r.name AS "taxName",
           r.rate_milli AS "taxRateMilli", r.ended_at IS NOT NULL AS "taxEnded"
    FROM invoice_line l LEFT JOIN agreement_item t ON t.id = l.agreement_item_id
      LEFT JOIN tax_rate r ON r.id = l.tax_rate_id
    WHERE l.invoice_id = ${invoiceId}::uuid ORDER BY l.position`);
}
