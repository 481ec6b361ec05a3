import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

export type BilledClient = { id: string; name: string; nameLang: string | null };

/** A menu of more names than this is no help; the client's own page leads to its bills as well. */
const MENU_MOST = 300;

/** The clients that an employee can bill, by name. Ids are public. One statement. */
export async function listBilledClients(actor: Actor): Promise<BilledClient[]> {
  authorize(actor, 'invoice.draft');
  const clients = await readAs(actor, (db) =>
    db.$queryRaw<BilledClient[]>(sql`
      SELECT c.id, c.name, c.name_lang AS "nameLang" FROM client c WHERE c.left_at IS NULL
      ORDER BY c.name, c.id LIMIT ${MENU_MOST}`),
  );
  return clients.map((client) => ({ ...client, id: publicId('cl', client.id) }));
}
