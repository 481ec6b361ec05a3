import {
  LISTED,
  type ListedRow,
  type InvoiceRow,
  OWED,
  toInvoiceRow,
} from '@/domain/invoices/invoice-row';
import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';
import { CLEARING } from '../ledger/clearing';

/** A bill that money from a bank may be for, and what says so. */
export type TransferMatch = InvoiceRow & {
  by: 'number' | 'amount' | 'name';
};

/** How many are shown: whoever sees more than these knows no more than before. */
const MOST = 12;
/** A shorter run of digits in a reference is a day or a house number as soon as an invoice's. */
const SHORTEST_NUMBER = 3;

/**
 * Finds the open bills that money on the bank's statement may be for: by an invoice's number in its reference, else by what
 * is exactly left of one (whether what is on its way arrives or not), or by the client's name in the reference. The surest
 * first; nothing is recorded. One statement.
 * @param transfer.reference as it stands on the bank's statement
 * @throws PortalError forbidden
 */
export async function matchTransfer(
  actor: EmployeeActor,
  { reference, amount }: { reference: string; amount: Money },
): Promise<TransferMatch[]> {
  authorize(actor, 'payment.record');
  const numbers = numbersIn(reference);
  const came = sql`${amount.amountMinor}::bigint`;
  const owed = sql`i.total_minor - i.paid_minor - i.credited_minor`;
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<(ListedRow & { by: TransferMatch['by'] })[]>(sql`
      SELECT found.*, CASE WHEN found.number = ANY(${numbers}::text[]) THEN 'number'
                           WHEN found.exact THEN 'amount' ELSE 'name' END AS by
      FROM (SELECT listed.*, ${came} IN (listed."totalMinor" - listed."paidMinor" - listed."creditedMinor",
              listed."totalMinor" - listed."paidMinor" - listed."creditedMinor" - listed."clearingMinor") AS exact FROM (
        ${LISTED} WHERE ${OWED} AND i.currency = ${amount.currency}
          AND (i.number = ANY(${numbers}::text[]) OR ${came} IN (${owed}, ${owed} - ${CLEARING})
            OR (length(c.name) >= 4 AND position(lower(c.name) IN lower(${reference})) > 0))) listed) found
      ORDER BY (found.number = ANY(${numbers}::text[])) DESC, found.exact DESC,
               found."dueOn", found.id LIMIT ${MOST}`),
  );
  return rows.map((row) => ({ ...toInvoiceRow(row), by: row.by }));
}

/** What may be an invoice's number in a reference: 'INV 1058/1060' has two. */
export function numbersIn(reference: string): string[] {
  const found = reference.match(/[A-Za-z]*-?\d[\d-]*/g) ?? [];
  const bare = found.flatMap((word) => [word, ...(word.match(/\d+/g) ?? [])]);
  return [...new Set(bare.filter((word) => word.length >= SHORTEST_NUMBER))];
}
