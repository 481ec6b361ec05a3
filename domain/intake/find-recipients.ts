import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { ClientName } from './list-incoming';

const MOST = 8;
const SHORTEST = 2;
/** How alike a mistyped name is to the one that was meant: two letters that changed places in a long word. */
const LIKE = 0.35;

/** Clients for a part of a name, mistyped ones too, the likeliest first; those who have left come last. */
export async function findRecipients(actor: Actor, query: string): Promise<ClientName[]> {
  authorizeEmployee(actor, 'document.match');
  const sought = query.normalize('NFC').trim().slice(0, 100);
  if ([...sought].length < SHORTEST) return [];
  const pattern = `%${sought.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<ClientName[]>(sql`
      SELECT c.id, c.name, c.name_lang AS "nameLang", c.left_at IS NOT NULL AS "hasLeft"
      FROM client c, LATERAL (SELECT greatest(word_similarity(${sought}, c.name),
                                              word_similarity(${sought}, coalesce(c.latin_name, ''))) AS likeness) l
      WHERE c.name ILIKE ${pattern} OR c.latin_name ILIKE ${pattern} OR l.likeness >= ${LIKE}
      ORDER BY c.left_at IS NOT NULL, l.likeness DESC, c.name, c.id
      LIMIT ${MOST}`);
    return rows.map((row) => ({ ...row, id: publicId('cl', row.id) }));
  });
}
