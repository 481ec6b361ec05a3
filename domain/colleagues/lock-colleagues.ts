import type { ContactActor, ContactRights } from '@/lib/actor';
import { NAME_HERE } from '@/lib/contact-name';
import { rightsOf } from '@/lib/contact-rights';
import { type Db, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';

export type LockedColleague = {
  id: string;
  personId: string;
  /** What they are called here: until they came, what whoever invited them called them. */
  name: string;
  email: string;
  title: string | null;
  rights: ContactRights;
  hasJoined: boolean;
  hasEnded: boolean;
};

export type LockedColleagues = { own: LockedColleague; all: LockedColleague[] };

/**
 * Everybody of the actor's client, held until the transaction ends: of two who change one another's rights at the same moment
 * the second sees what the first did.
 * @throws PortalError forbidden where the actor manages colleagues no more
 */
export async function lockColleagues(db: Db, actor: ContactActor): Promise<LockedColleagues> {
  const client = sql`${actor.clientId}::uuid`;
  await db.$queryRaw(
    sql`SELECT k.id FROM contact k WHERE k.client_id = ${client} ORDER BY k.id FOR NO KEY UPDATE`,
  );
  const all = await db.$queryRaw<LockedColleague[]>(sql`
    SELECT k.id, k.person_id AS "personId", ${NAME_HERE} AS name, p.email, k.title, ${rightsOf(sql`k`)} AS rights,
           k.joined_at IS NOT NULL AS "hasJoined", k.ended_at IS NOT NULL AS "hasEnded"
    FROM contact k JOIN person p ON p.id = k.person_id WHERE k.client_id = ${client} ORDER BY k.id`);
  const own = all.find(({ id }) => id === actor.contactId);
  if (!own || own.hasEnded || !own.rights.colleagues) {
    throw new PortalError('forbidden', 'errors.forbidden');
  }
  return { own, all };
}

/** @throws PortalError not_found for somebody of another client, as for nobody */
export function requireColleague(
  { all }: LockedColleagues,
  id: string,
  { ended }: { ended: boolean },
): LockedColleague {
  const found = all.find((each) => each.id === id && each.hasEnded === ended);
  if (!found) throw notFound();
  return found;
}
