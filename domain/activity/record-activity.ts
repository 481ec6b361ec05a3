import { type Actor, isContact, isEmployee, isOnlooker } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { newId, newIdAt } from '@/lib/ids';
import { dataSchemas } from './event-schema';
import type { By, EventData, EventType, SubjectOf } from './events';
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

/**
 * Writes down what happened, in the verb's own transaction: the only way into the log. Joins the contact's visit or
 * begins one. Whoever seals it asks for the client's signals to be looked at again (`sealEvents`).
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
  const data = dataSchemas[event.type].parse(event.data);
  const visitId = isContact(actor) && by === 'client' ? await visitOf(db, actor, at) : null;
  // Not by Prisma: everything that anybody does comes by here.
  await db.$executeRaw(sql`
    INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind,
                                subject_id, data, reason, ip, user_agent)
    VALUES (${id}::uuid, ${at}::timestamptz, ${event.clientId}::uuid,
            ${event.contactId ?? (isContact(actor) ? actor.contactId : null)}::uuid, ${by}::activity_by, ${actor.kind},
            ${actor.personId ?? null}::uuid, ${visitId}::uuid, ${event.type}, ${event.subject?.kind ?? null},
            ${event.subject?.id ?? null}, ${JSON.stringify(data)}::jsonb, ${event.reason ?? null},
            ${actor.origin?.ip ?? null}, ${actor.origin?.userAgent ?? null})`);
  return id;
}

function byOf(actor: Actor): By {
  if (isContact(actor)) return 'client';
  return isEmployee(actor) ? 'staff' : 'system';
}
