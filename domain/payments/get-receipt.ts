import type { PaymentMethod } from '@/domain/invoices/timeline';
import type { Actor } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/** A receipt as its page and its paper show it, to either side. Ids are public, amounts minor units of its currency. */
export type ReceiptView = {
  /** The payment's. */
  id: string;
  /** 'R-2031'. */
  number: string;
  client: { id: string; name: string; nameLang: string | null };
  amountMinor: bigint;
  currency: string;
  receivedOn: Day;
  method: PaymentMethod;
  /** 'Visa ···0092'. */
  instrument: string | null;
  /** What stood on the bank's statement. */
  reference: string | null;
  /** What it was for: with `creditMinor`, the whole amount. */
  parts: { invoice: { id: string; number: string; title: string }; amountMinor: bigint }[];
  /** What of it is for no invoice: the client's credit. */
  creditMinor: bigint;
  /** What has gone back of it since, or is about to. */
  back: { kind: 'refund' | 'dispute'; amountMinor: bigint; on: Day; certain: boolean }[];
  today: Day;
};

type Row = Pick<
  ReceiptView,
  'amountMinor' | 'currency' | 'method' | 'instrument' | 'reference' | 'number'
> & {
  clientId: string;
  clientName: string;
  clientLang: string | null;
  receivedOn: Date;
  zone: string;
};
type PartRow = { id: string; number: string; title: string; amountMinor: bigint };
type BackRow = { kind: 'refund' | 'dispute'; amountMinor: bigint; on: Date; certain: boolean };

/**
 * What is known of money that is certain. Three statements.
 * @throws PortalError not_found for another client's, for money that is not certain, and for what another system took,
 * which has no receipt of ours; forbidden without the right to see bills.
 */
export async function getReceipt(actor: Actor, { id }: { id: string }): Promise<ReceiptView> {
  authorize(actor, 'receipt.read');
  return readAs(actor, async (db) => {
    const [row, parts, back] = await Promise.all([
      findRow(db, id),
      listParts(db, id),
      listBack(db, id),
    ]);
    if (!row) throw notFound();
    const { clientId, clientName, clientLang, zone, ...payment } = row;
    const given = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return {
      ...payment,
      id: publicId('pa', id),
      client: { id: publicId('cl', clientId), name: clientName, nameLang: clientLang },
      receivedOn: dayFromDb(row.receivedOn),
      parts: parts.map(({ amountMinor, ...invoice }) => ({
        invoice: { ...invoice, id: publicId('in', invoice.id) },
        amountMinor,
      })),
      creditMinor: row.amountMinor - given,
      back: back.map((each) => ({ ...each, on: dayFromDb(each.on) })),
      today: todayIn(zone),
    };
  });
}

async function findRow(db: Reads, id: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT y.receipt_number AS number, y.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
           y.amount_minor AS "amountMinor", y.currency, y.received_on AS "receivedOn", y.method::text, y.instrument, y.reference, f.zone
    FROM payment y JOIN client c ON c.id = y.client_id CROSS JOIN firm f
    WHERE y.id = ${id}::uuid AND y.state = 'succeeded' AND y.receipt_number IS NOT NULL AND y.received_on IS NOT NULL`);
  return row;
}

/** What was given to each invoice; what a refund or a bank has taken back of it is told apart. */
function listParts(db: Reads, id: string): Promise<PartRow[]> {
  return db.$queryRaw<PartRow[]>(sql`
    SELECT i.id, i.number, i.title, sum(a.amount_minor)::bigint AS "amountMinor"
    FROM allocation a JOIN invoice i ON i.id = a.invoice_id
    LEFT JOIN refund r ON r.id = a.refund_id LEFT JOIN dispute d ON d.id = a.dispute_id
    WHERE a.payment_id = ${id}::uuid AND (r.id IS NULL OR r.state = 'failed') AND NOT coalesce(d.withdrawn, false)
    GROUP BY i.id HAVING sum(a.amount_minor) > 0 ORDER BY i.due_on, i.id`);
}

function listBack(db: Reads, id: string): Promise<BackRow[]> {
  return db.$queryRaw<BackRow[]>(sql`
    SELECT 'refund' AS kind, r.amount_minor AS "amountMinor", r.refunded_on AS "on", r.state = 'succeeded' AS certain
    FROM refund r WHERE r.payment_id = ${id}::uuid AND r.state <> 'failed'
    UNION ALL
    SELECT 'dispute', d.amount_minor, (d.opened_at AT TIME ZONE f.zone)::date, true
    FROM dispute d CROSS JOIN firm f WHERE d.payment_id = ${id}::uuid AND d.withdrawn
    ORDER BY "on"`);
}
