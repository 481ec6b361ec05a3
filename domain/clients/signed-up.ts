import type { Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { AgreedItem } from '@/lib/mark-line';

/** One thing that was agreed, in one period: `quantityMilli` in thousandths, `unitMinor` in the agreement's currency. */
export type SignedItem = AgreedItem & { detail: string | null };

/** What a client signed up for. Ids are public, days are calendar days in the firm's zone. */
export type SignedUp = {
  id: string;
  title: string;
  currency: string;
  period: 'month' | 'quarter' | 'year' | 'once';
  startsOn: Day;
  /** The last day; null while it has no end. */
  endsOn: Day | null;
  dueDays: number;
  /** The first day of the span that the next draft is for; null where none is to come. */
  nextOn: Day | null;
  raisesDrafts: boolean;
  signedByName: string | null;
  signedOn: Day | null;
  /** The paper that was signed, where the reader may see it. */
  document: { id: string; title: string } | null;
  /** It has taken the place of an earlier one. */
  replacesId: string | null;
  items: SignedItem[];
};

/** An agreement as `SIGNED_UP` gives it: amounts as texts, ids as UUIDs. */
export type SignedUpRow = Omit<SignedUp, 'items'> & {
  items: (Omit<SignedItem, 'quantityMilli' | 'unitMinor'> & {
    quantityMilli: string;
    unitMinor: string;
  })[];
};

/** An agreement `a` with its items, as one value of a row. */
export const SIGNED_UP = sql`json_build_object(
  'id', a.id, 'title', a.title, 'currency', a.currency, 'period', a.period, 'startsOn', a.starts_on, 'endsOn', a.ends_on,
  'dueDays', a.due_days, 'nextOn', a.next_on, 'raisesDrafts', a.raises_drafts, 'signedByName', a.signed_by_name,
  'signedOn', a.signed_on, 'replacesId', a.replaces_id,
  'document', (SELECT json_build_object('id', d.id, 'title', d.title) FROM document d
                WHERE d.id = a.document_id AND d.state = 'published'),
  'items', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'description', t.description, 'detail', t.detail,
              'quantityMilli', t.quantity_milli::text, 'unitMinor', t.unit_minor::text) ORDER BY t.position), '[]')
              FROM agreement_item t WHERE t.agreement_id = a.id))`;

/** All agreements of a client `c`, the newest first. */
export const ALL_SIGNED_UP = sql`(SELECT coalesce(json_agg(${SIGNED_UP} ORDER BY a.starts_on DESC, a.id DESC), '[]')
  FROM agreement a WHERE a.client_id = c.id)`;

export function toSignedUp(row: SignedUpRow): SignedUp {
  return {
    ...row,
    id: publicId('ag', row.id),
    replacesId: row.replacesId && publicId('ag', row.replacesId),
    document: row.document && { ...row.document, id: publicId('do', row.document.id) },
    items: row.items.map((item) => ({
      ...item,
      id: publicId('ai', item.id),
      quantityMilli: BigInt(item.quantityMilli),
      unitMinor: BigInt(item.unitMinor),
    })),
  };
}

/** Whether an agreement is in force on a day. */
export function isInForce({ startsOn, endsOn }: Pick<SignedUp, 'startsOn' | 'endsOn'>, day: Day) {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}
