import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorizeEmployee } from '../authorize';

/** More than these are no help in a menu. */
const MOST = 300;

/** The words that the firm has used as tags, by name, for suggesting them. One statement. */
export async function listTags(actor: Actor): Promise<string[]> {
  authorizeEmployee(actor, 'document.tag');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<{ name: string }[]>(sql`SELECT t.name FROM tag t ORDER BY t.key LIMIT ${MOST}`),
  );
  return rows.map(({ name }) => name);
}
