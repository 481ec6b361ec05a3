import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

export type PublishedClient = { id: string; name: string; nameLang: string | null };

/** A menu of more names than this is no help. */
const MENU_MOST = 300;

/** The clients that something was published to, by name, for choosing one of them. Ids are public. One statement. */
export async function listPublishedClients(actor: Actor): Promise<PublishedClient[]> {
  authorizeEmployee(actor, 'document.list');
  const clients = await readAs(actor, (db) =>
    db.$queryRaw<PublishedClient[]>(sql`
      SELECT c.id, c.name, c.name_lang AS "nameLang" FROM client c
      WHERE EXISTS (SELECT 1 FROM document d WHERE d.client_id = c.id AND d.state IN ('published', 'withdrawn'))
      ORDER BY c.name, c.id LIMIT ${MENU_MOST}`),
  );
  return clients.map((client) => ({ ...client, id: publicId('cl', client.id) }));
}
