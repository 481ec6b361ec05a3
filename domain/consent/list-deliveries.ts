import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

/** How a W-2 reaches one of those who are named on it. */
export type Delivery = {
  /** The contact's public id. */
  contactId: string;
  name: string;
  nameLang: string | null;
  hasJoined: boolean;
  /** What they have said of having it electronically. */
  said: 'given' | 'withdrawn' | 'declined' | null;
  furnishedAt: Date | null;
  handedOverAt: Date | null;
  handedOverBy: string | null;
  askedAt: Date | null;
};

type Row = Omit<Delivery, 'contactId'> & { contactId: string };

/** How a published W-2 reaches each of those who are named on it; empty for any other document. One statement. */
export async function listDeliveries(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<Delivery[]> {
  authorizeEmployee(actor, 'delivery.list');
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT w.contact_id AS "contactId", p.name, p.name_lang AS "nameLang", k.joined_at IS NOT NULL AS "hasJoined",
             (SELECT c.act FROM delivery_consent c WHERE c.contact_id = k.id ORDER BY c.at DESC, c.id DESC LIMIT 1) AS said,
             w.furnished_at AS "furnishedAt", w.handed_over_at AS "handedOverAt", w.asked_at AS "askedAt",
             (SELECT h.name FROM person h WHERE h.id = w.handed_over_by) AS "handedOverBy"
      FROM w2_delivery w JOIN contact k ON k.id = w.contact_id JOIN person p ON p.id = k.person_id
      WHERE w.document_id = ${documentId}::uuid ORDER BY p.name, k.id`);
    return rows.map((row) => ({ ...row, contactId: publicId('co', row.contactId) }));
  });
}
