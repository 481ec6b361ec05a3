import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/** Whom one may have heard, with the people there. Ids are public. */
export type CallClient = {
  id: string;
  name: string;
  nameLang: string | null;
  contacts: { id: string; name: string; nameLang: string | null }[];
};

type Row = Omit<CallClient, 'contacts'> & { contacts: CallClient['contacts'] };

const MOST = 8;

/**
 * The clients whose name, or whose people's names, begin like or contain what was typed; the first by name where nothing was;
 * or the one of an id. One statement.
 * @param input.q what was typed
 * @param input.client a public id
 */
export async function findCallClients(
  actor: EmployeeActor,
  { q = '', client }: { q?: string; client?: string },
): Promise<CallClient[]> {
  authorize(actor, 'client.list');
  const like = `%${q
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`;
  const which = client
    ? sql`c.id = ${parseId('cl', client)}::uuid`
    : sql`c.left_at IS NULL ${
        q.trim()
          ? sql`AND (c.name ILIKE ${like} OR c.latin_name ILIKE ${like}
              OR EXISTS (SELECT FROM contact k JOIN person p ON p.id = k.person_id
                          WHERE k.client_id = c.id AND k.ended_at IS NULL AND p.name ILIKE ${like}))`
          : sqlEmpty
      }`;
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT c.id, c.name, c.name_lang AS "nameLang",
             (SELECT coalesce(json_agg(json_build_object('id', k.id, 'name', p.name, 'nameLang', p.name_lang)
                              ORDER BY k.created_at, k.id), '[]')
                FROM contact k JOIN person p ON p.id = k.person_id
               WHERE k.client_id = c.id AND k.ended_at IS NULL) AS contacts
      FROM client c WHERE ${which} ORDER BY lower(c.name), c.id LIMIT ${MOST}`),
  );
  return rows.map(({ id, contacts, ...names }) => ({
    ...names,
    id: publicId('cl', id),
    contacts: contacts.map((contact) => ({ ...contact, id: publicId('co', contact.id) })),
  }));
}
