import { type ContactActor, isOnlooker } from '@/lib/actor';
import { type Db, sql } from '@/lib/db';
import { forgetKey, takeKey } from '../person-keys/take-key';
import { holderOf, personalOf } from './event-holder';
import { dataSchemas } from './event-schema';
import type { EventType, Subject } from './events';
import { partData, sealPersonal } from './personal';
import { visitsOf } from './visit-of';

/** What happened to a contact at an instant of its own, under an id that was given where it happened. */
export type DatedEvent = {
  /** A UUIDv7. */
  id: string;
  at: Date;
  type: EventType;
  clientId: string;
  subject: Subject | null;
  data: Readonly<Record<string, unknown>>;
};

/** As `recordActivity`: one that was just taken was not destroyed since. */
const MOST_KEYS = 3;

/**
 * `recordActivity` for many acts of one contact at once, in one statement: the same checks, the same encryption under the
 * contact's own key, and each in the visit that it was in. What stands in the log already, by its id, is left as it is.
 * @returns how many are new
 * @throws ZodError as `recordActivity` does
 */
export async function recordMany(
  db: Db,
  actor: ContactActor,
  events: readonly DatedEvent[],
): Promise<number> {
  if (isOnlooker(actor)) throw new Error('Whoever looks as a client does acts in their own name.');
  const parted = events.map(({ type, data }) => partData(type, dataSchemas[type].parse(data)));
  const holder = holderOf(actor, actor.contactId, 'client');
  // Asked for together: neither needs the other's answer.
  const [visits, known] = await Promise.all([visitsOf(db, actor, events), takeKey(db, holder)]);
  let key = known;
  for (let tries = 0; tries < MOST_KEYS; tries += 1) {
    const sealed = events.map(({ id }, place) => {
      const personal = personalOf(actor, undefined, parted[place]?.personal ?? null);
      return personal && Buffer.from(sealPersonal(key.key, id, personal)).toString('hex');
    });
    const written = await db.$executeRaw(sql`
      INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind,
                                  subject_id, data, personal, person_key_id)
      SELECT e.id, e.at, e.client_id, ${actor.contactId}::uuid, 'client', ${actor.kind}, ${actor.personId}::uuid,
             e.visit_id, e.type, e.subject_kind, e.subject_id, e.data::jsonb, decode(e.personal, 'hex'),
             CASE WHEN e.personal IS NOT NULL THEN k.id END
      FROM person_key k, unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ at }) => at)}::timestamptz[],
        ${events.map(({ clientId }) => clientId)}::uuid[], ${visits}::uuid[], ${events.map(({ type }) => type)}::text[],
        ${events.map(({ subject }) => subject?.kind ?? null)}::text[], ${events.map(({ subject }) => subject?.id ?? null)}::text[],
        ${parted.map(({ plain }) => JSON.stringify(plain))}::text[], ${sealed}::text[])
        e(id, at, client_id, visit_id, type, subject_kind, subject_id, data, personal)
      WHERE k.id = ${key.id}::uuid AND k.destroyed_at IS NULL
      ON CONFLICT DO NOTHING`);
    if (written > 0 || (await isWhole(db, key.id))) return written;
    forgetKey(db, holder);
    key = await takeKey(db, holder);
  }
  throw new Error('No key is left to write with.');
}

/** Whether nothing was written because all of it was there, and not because the key is gone. */
async function isWhole(db: Db, keyId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(
    sql`SELECT 1 FROM person_key WHERE id = ${keyId}::uuid AND destroyed_at IS NULL`,
  );
  return rows.length > 0;
}
