import { type Reads, sql } from '@/lib/db';

/** A line as it is kept: the quantity in thousandths, amounts in minor units of the invoice's currency. */
export type StoredLine = {
  id: string;
  description: string;
  detail: string | null;
  quantityMilli: bigint;
  unitMinor: bigint;
  amountMinor: bigint;
};

/** The lines of an invoice, in their order. One statement. */
export function listLines(db: Reads, invoiceId: string): Promise<StoredLine[]> {
  return db.$queryRaw<StoredLine[]>(sql`
    SELECT l.id, l.description, l.detail, l.quantity_milli AS "quantityMilli", l.unit_minor AS "unitMinor",
           l.amount_minor AS "amountMinor"
    FROM invoice_line l WHERE l.invoice_id = ${invoiceId}::uuid ORDER BY l.position`);
}
