import type { Actor, ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { countWithin, type Limit } from '@/lib/rate-limit';
import { authorizeContact } from '../authorize';
import { type DatedEvent, recordMany } from './record-many';
import { Reported, type ReportedBatch, type ReportedEvent } from './reported';

/** A page that is left open over night was not read all night. */
const LONGEST_DWELL_MS = 30 * 60_000;

/** What waited for longer than this for a line is no news any more. */
const OLDEST_MS = 3 * 86_400_000;

/** More batches than these in a minute no hand makes, nor more events than these in a day. */
const BATCHES: Limit = { max: 60, windowSeconds: 60 };
const EVENTS: Limit = { max: 5_000, windowSeconds: 86_400 };

/** Why one event of a batch was not taken: none of the list, or not as it is listed; not yet happened; too long ago. */
export type WhyRefused = 'form' | 'future' | 'ancient';

/** How it went: how many are new in the log, and which were refused, by their place in the batch. The rest had been told. */
export type ReportOutcome = { taken: number; refused: { place: number; why: WhyRefused }[] };

/**
 * Writes down what a contact's own browser saw, each thing at its own instant and in the visit that it was in. A browser's
 * clock may be wrong: what counts is how long before the sending it says that something was. What was told before (its id is
 * known) is not told twice; what is wrong is refused by itself. One transaction for all of it.
 *
 * @throws PortalError conflict where the pages were drawn for another contact than the one who is signed in; too_many beyond
 * 60 batches a minute, or 5,000 events a day
 */
export async function reportActivity(
  actor: Actor,
  { of, sentAt, events }: ReportedBatch,
): Promise<ReportOutcome> {
  authorizeContact(actor, 'activity.report');
  if (of !== publicId('co', actor.contactId)) {
    throw new PortalError('conflict', 'errors.of_another');
  }
  const receivedMs = now().getTime();
  const refused: ReportOutcome['refused'] = [];
  const good = new Map<string, DatedEvent>();
  for (const [place, event] of events.entries()) {
    const read = readOne(event, sentAt);
    if (typeof read === 'string') refused.push({ place, why: read });
    else good.set(read.event.id, toDated(actor, read.event, new Date(receivedMs - read.agoMs)));
  }
  if (good.size === 0) return { taken: 0, refused };
  const taken = await dbAs(actor, async (db) => {
    const counting = countWithin(db, [
      { key: `activity ${actor.sessionId}`, limit: BATCHES, count: 1 },
      { key: `activity day ${actor.contactId}`, limit: EVENTS, count: good.size },
    ]);
    // Sent together, in this order: what is beyond a limit takes the rest back with it.
    const [, written] = await Promise.all([counting, recordMany(db, actor, [...good.values()])]);
    return written;
  });
  return { taken, refused };
}

function readOne(
  event: unknown,
  sentAt: number,
): { event: ReportedEvent; agoMs: number } | WhyRefused {
  const parsed = Reported.safeParse(event);
  if (!parsed.success) return 'form';
  const agoMs = sentAt - parsed.data.at;
  if (agoMs < 0) return 'future';
  return agoMs > OLDEST_MS ? 'ancient' : { event: parsed.data, agoMs };
}

function toDated(
  { clientId }: ContactActor,
  { id, path, at: _at, ...event }: ReportedEvent,
  at: Date,
): DatedEvent {
  const { type, ...told } = event;
  const data =
    event.type === 'page.viewed'
      ? { path, dwellMs: Math.min(event.dwellMs, LONGEST_DWELL_MS) }
      : told;
  return { id, at, type, clientId, subject: { kind: 'page', id: path }, data };
}
