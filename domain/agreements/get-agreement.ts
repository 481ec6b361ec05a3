import type { Actor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { SIGNED_UP, type SignedUp, type SignedUpRow, toSignedUp } from '../clients/signed-up';

/** A bill that came of an agreement. Ids are public. */
export type AgreedBill = {
  id: string;
  number: string;
  title: string;
  currency: string;
  totalMinor: bigint;
  issuedOn: Day;
};

/** One agreement with the bills that came of it, the newest first, to either side. */
export type AgreementView = SignedUp & {
  bills: AgreedBill[];
  /** There are more bills than these. */
  more: boolean;
  today: Day;
};

type Row = {
  agreement: SignedUpRow;
  bills: (Omit<AgreedBill, 'totalMinor'> & { totalMinor: string })[];
  zone: string;
};

/** More than two years of months. */
const MOST_BILLS = 30;

/**
 * One agreement. One statement.
 * @throws PortalError not_found for another client's; forbidden without the right to see bills.
 */
export async function getAgreement(actor: Actor, { id }: { id: string }): Promise<AgreementView> {
  authorize(actor, 'agreement.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${SIGNED_UP} AS agreement, f.zone,
        (SELECT coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'title', i.title, 'currency', i.currency,
                  'totalMinor', i.total_minor::text, 'issuedOn', i.issued_on) ORDER BY i.issued_on DESC, i.id DESC), '[]')
           FROM (SELECT * FROM invoice b WHERE b.client_id = a.client_id AND b.state NOT IN ('draft', 'void')
                   AND (b.agreement_id = a.id OR EXISTS (
                     SELECT 1 FROM invoice_line l JOIN agreement_item t ON t.id = l.agreement_item_id
                     WHERE l.invoice_id = b.id AND t.agreement_id = a.id))
                 ORDER BY b.issued_on DESC, b.id DESC LIMIT ${MOST_BILLS + 1}) i) AS bills
      FROM agreement a CROSS JOIN firm f WHERE a.id = ${id}::uuid`),
  );
  if (!row) throw notFound();
  return {
    ...toSignedUp(row.agreement),
    bills: row.bills.slice(0, MOST_BILLS).map((bill) => ({
      ...bill,
      id: publicId('in', bill.id),
      totalMinor: BigInt(bill.totalMinor),
    })),
    more: row.bills.length > MOST_BILLS,
    today: todayIn(row.zone),
  };
}
