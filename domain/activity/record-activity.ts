import { type Actor, isContact, isOnlooker } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { newId, newIdAt } from '@/lib/ids';
import { forgetKey, takeKey } from '../person-keys/take-key';
import { byOf, holderOf, personalOf } from './event-holder';
import { dataSchemas } from './event-schema';
import type { By, EventData, EventType, SubjectOf } from './events';
import { partData, sealPersonal } from './personal';
import { visitOf } from './visit-of';

/** What happened, as a verb says it. Ids of rows are UUIDs, but a subject bears its public id, or a page's path. */
export type NewEvent<T extends EventType> = {
  type: T;
  /** The client that it concerns; null where it could not be tied to one. */
  clientId: string | null;
  /** The person at the client; a contact's own id unless told. */
  contactId?: string | null;
  subject: SubjectOf<T>;
  data: EventData<T>;
  /** Who did it, not who recorded it: a call that staff log is the client's. By the kind of actor unless told. */
  by?: By;
  at?: Date;
  /** Why, where somebody was asked. */
  reason?: string;
};

/** A key may have been destroyed since this process took it; more often than this, one that was just taken has not. */
const MOST_KEYS = 3;

/**
 * Writes down what happened, in the verb's own transaction: the only way into the log. Joins the contact's visit or
 * begins one. What is personal is encrypted under the key of whom it is about, and stands nowhere else. Whoever seals it asks
 * for the client's signals to be looked at again (`sealEvents`).
 * @returns the id of the event
 * @throws ZodError when the data is not what the vocabulary lists for the type: a fault of the verb, never of a person.
 */
export async function recordActivity<T extends EventType>(
  db: Db,
  actor: Actor,
  event: NewEvent<T>,
): Promise<string> {
  if (isOnlooker(actor)) throw new Error('Whoever looks as a client does acts in their own name.');
  const at = event.at ?? now();
  const id = event.at ? newIdAt(at) : newId();
  const by = event.by ?? byOf(actor);
  const { plain, personal: fields } = partData(
    event.type,
    dataSchemas[event.type].parse(event.data),
  );
  const personal = personalOf(actor, event.reason, fields);
  const visitId = isContact(actor) && by === 'client' ? await visitOf(db, actor, at) : null;
  const holder = holderOf(actor, event.contactId, by);
  for (let tries = 0; tries < MOST_KEYS; tries += 1) {
    const key = personal && (await takeKey(db, holder));
    const sealed = key && sealPersonal(key.key, id, personal);
    // Not by Prisma: everything that anybody does comes by here.
    const written = await db.$executeRaw(sql`
      INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind,
                                  subject_id, data, reason, personal, person_key_id)
      SELECT ${id}::uuid, ${at}::timestamptz, ${event.clientId}::uuid,
             ${event.contactId ?? (isContact(actor) ? actor.contactId : null)}::uuid, ${by}::activity_by, ${actor.kind},
             ${actor.personId ?? null}::uuid, ${visitId}::uuid, ${event.type}, ${event.subject?.kind ?? null},
             ${event.subject?.id ?? null}, ${JSON.stringify(plain)}::jsonb, ${event.reason === undefined ? null : ''},
             ${sealed}::bytea, ${key ? underKey(key.id) : NO_KEY}`);
    if (written > 0) return id;
    forgetKey(db, holder);
  }
  throw new Error('No key is left to write with.');
}

/** The key's id, where it was not destroyed meanwhile: then nothing is written. */
function underKey(id: string) {
  return sql`k.id FROM person_key k WHERE k.id = ${id}::uuid AND k.destroyed_at IS NULL`;
}

/** Nothing is encrypted. */
const NO_KEY = sql`NULL::uuid`;
