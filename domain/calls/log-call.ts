import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import type { ContactTopic, LoggedChannel } from '@/lib/heard';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { WIRE_CHANNELS } from './wire-channels';

const DAY_MS = 86_400_000;
const LONGEST_PROMISE_DAYS = 90;

export type NewCall = {
  /** A UUID made with the form: the same is written once. */
  key: string;
  clientId: string;
  /** Null for somebody whom the portal does not know. */
  contactId: string | null;
  channel: LoggedChannel;
  topic: ContactTopic;
  /** In a sentence, as they said it; empty for none. */
  said: string;
  /** By when an answer was promised; null where they had it at once. */
  promisedAt: Date | null;
};

/**
 * Writes down what a client said outside the portal. It is the client's act, so that the rules hear of it as of one in the
 * portal; what they said stands in the log alone, under the key of whoever said it.
 * @returns its public id
 * @throws PortalError not_found for a client that the employee does not see, and a contact of another; invalid for a promise
 * that has passed or is more than 90 days off
 */
export async function logCall(actor: Actor, call: NewCall): Promise<{ id: string }> {
  authorizeEmployee(actor, 'call.log');
  requirePromise(call.promisedAt);
  return dbAs(actor, async (db) => {
    await requireContact(db, call);
    const id = publicId('cv', call.key);
    const known = await db.loggedContact.findUnique({
      where: { id: call.key },
      select: { clientId: true },
    });
    if (known && known.clientId !== call.clientId) throw notFound();
    if (!known) await write(db, actor, call, id);
    return { id };
  });
}

async function write(db: Db, actor: EmployeeActor, call: NewCall, id: string): Promise<void> {
  const { clientId, contactId, channel, topic, promisedAt } = call;
  const at = now();
  const said = call.said.trim();
  const about = { clientId, subject: { kind: 'conversation', id } } as const;
  const eventId = await recordActivity(db, actor, {
    ...about,
    type: 'contact.received',
    contactId,
    by: 'client',
    data: { channel: WIRE_CHANNELS[channel], topic },
    ...(said && { reason: said }),
  });
  await db.loggedContact.create({
    data: {
      ...{ id: call.key, clientId, contactId, channel, topic, eventId, promisedAt },
      ...{ heardAt: at, loggedBy: actor.personId },
      ...(promisedAt === null && { answeredAt: at, answeredBy: actor.personId }),
    },
    select: { id: true },
  });
  if (promisedAt === null) {
    await recordActivity(db, actor, { ...about, type: 'contact.answered', data: {} });
  }
}

function requirePromise(promisedAt: Date | null): void {
  if (promisedAt === null) return;
  const ahead = promisedAt.getTime() - now().getTime();
  if (ahead > 0 && ahead <= LONGEST_PROMISE_DAYS * DAY_MS) return;
  throw new PortalError('invalid', 'calls.errors.promise', {
    fields: { promised: 'calls.errors.promise' },
  });
}

async function requireContact(db: Db, { clientId, contactId }: NewCall): Promise<void> {
  const found = contactId
    ? await db.contact.findFirst({ where: { id: contactId, clientId }, select: { id: true } })
    : await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
  if (!found) throw notFound();
}
