import type { Actor } from '@/lib/actor';
import { dayFromDb, type Day } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import type { LineView } from './get-invoice';

/** A line of a credit note: what is given back for it is above zero. */
export type CreditLineView = Pick<
  LineView,
  'id' | 'description' | 'quantityMilli' | 'unitMinor' | 'amountMinor'
>;

/** One credit note as its page shows it, to either side. Ids are public, days are the firm's. */
export type CreditNoteView = {
  id: string;
  number: string;
  /** What it was given for. */
  reason: string | null;
  client: { id: string; name: string; nameLang: string | null };
  /** What it credits; null where it belongs to no single invoice. */
  invoice: { id: string; number: string } | null;
  /** Not negative: what was taken off, in minor units. */
  totalMinor: bigint;
  currency: string;
  issuedOn: Day;
  lines: CreditLineView[];
};

type Row = Pick<CreditNoteView, 'id' | 'number' | 'reason' | 'totalMinor' | 'currency'> & {
  clientId: string;
  clientName: string;
  clientLang: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  issuedOn: Date;
};

/**
 * One credit note with its lines. Two statements.
 * @throws PortalError not_found for another client's; forbidden without the right to see bills.
 */
export async function getCreditNote(actor: Actor, { id }: { id: string }): Promise<CreditNoteView> {
  authorize(actor, 'invoice.read');
  return readAs(actor, async (db) => {
    const [row, lines] = await Promise.all([findRow(db, id), listCreditLines(db, id)]);
    if (!row) throw notFound();
    const { number, reason, totalMinor, currency, invoiceId, invoiceNumber } = row;
    return {
      ...{ number, reason, totalMinor, currency, lines },
      id: publicId('cn', row.id),
      client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
      invoice:
        invoiceId && invoiceNumber
          ? { id: publicId('in', invoiceId), number: invoiceNumber }
          : null,
      issuedOn: dayFromDb(row.issuedOn),
    };
  });
}

async function findRow(db: Reads, id: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT n.id, n.number, n.reason, n.total_minor AS "totalMinor", n.currency, n.issued_on AS "issuedOn",
           n.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
           i.id AS "invoiceId", i.number AS "invoiceNumber"
    FROM credit_note n JOIN client c ON c.id = n.client_id LEFT JOIN invoice i ON i.id = n.invoice_id
    WHERE n.id = ${id}::uuid`);
  return row;
}

async function listCreditLines(db: Reads, id: string): Promise<CreditLineView[]> {
  const lines = await db.$queryRaw<CreditLineView[]>(sql`
    SELECT l.id, l.description, l.quantity_milli AS "quantityMilli", l.unit_minor AS "unitMinor",
           l.amount_minor AS "amountMinor"
    FROM credit_note_line l WHERE l.credit_note_id = ${id}::uuid ORDER BY l.position`);
  return lines.map((line) => ({ ...line, id: publicId('li', line.id) }));
}
