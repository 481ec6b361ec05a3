import type { Actor } from '@/lib/actor';
import { type Db, sql, sqlJoin } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { firstName } from '@/lib/first-name';
import { publicId } from '@/lib/ids';
import type { EventType } from '../activity/events';

/**
 * What is said to whoever saves from an old version: who has changed the draft, as the log has it. Somebody with two
 * windows is not told of somebody else. The form knows it by its field, `version`; `id` stands beside it where there is
 * no draft any more.
 */
export async function changedMeanwhile(db: Db, actor: Actor, id: string): Promise<PortalError> {
  const values = await whoDid(db, actor, id, ['invoice.created', 'invoice.edited']);
  const key = 'invoices.errors.changed_meanwhile';
  return new PortalError('conflict', key, { values, fields: { version: key } });
}

/** The same, of a draft that was thrown away: saving it would bring it back unasked. */
export async function deletedMeanwhile(db: Db, actor: Actor, id: string): Promise<PortalError> {
  const values = await whoDid(db, actor, id, ['invoice.changed']);
  const key = 'invoices.errors.deleted_meanwhile';
  return new PortalError('conflict', key, { values, fields: { version: key, id: key } });
}

async function whoDid(
  db: Db,
  actor: Actor,
  id: string,
  types: EventType[],
): Promise<{ who: 'self' | 'named' | 'unknown'; name: string }> {
  const [last] = await db.$queryRaw<{ personId: string | null; name: string | null }[]>(sql`
    SELECT a.actor_id AS "personId", p.name FROM activity_event a LEFT JOIN person p ON p.id = a.actor_id
    WHERE a.subject_id = ${publicId('in', id)} AND a.type IN (${sqlJoin(types)})
    ORDER BY a.at DESC, a.id DESC LIMIT 1`);
  if (last?.personId && last.personId === actor.personId) return { who: 'self', name: '' };
  return last?.name ? { who: 'named', name: firstName(last.name) } : { who: 'unknown', name: '' };
}
