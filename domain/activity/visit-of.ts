import type { ContactActor } from '@/lib/actor';
import { type Db, sql } from '@/lib/db';
import { newIdAt } from '@/lib/ids';

/** A visit ends when its contact did nothing for this long (events.md, "One event"). */
const VISIT_GAP_MS = 30 * 60_000;
/** For this long a visit's end is not moved again: to write it with each act was most of what recording an act cost. */
const FRESH_MS = 60_000;
/** Contacts whose visits a process keeps in mind. */
const MOST_KNOWN = 10_000;

/** A contact's visit, and since when its end in the database stands in for the real one. */
type Known = { id: string; sinceMs: number };

const known = new Map<string, Known>();

/**
 * The visit that an act of a contact's belongs to: the one that is still warm, or one that begins with it. Most often that
 * is known without asking.
 */
export async function visitOf(db: Db, actor: ContactActor, at: Date): Promise<string> {
  const kept = known.get(actor.contactId);
  const ms = at.getTime();
  if (kept && ms >= kept.sinceMs && ms < kept.sinceMs + FRESH_MS) return kept.id;
  const warm = await moveEnd(db, actor, at);
  if (!warm) return begin(db, actor, at);
  // What this very transaction has written may still be rolled back.
  if (!warm.isOwn) keepInMind(actor.contactId, { id: warm.id, sinceMs: ms });
  return warm.id;
}

function keepInMind(contactId: string, visit: Known): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(contactId, visit);
}

/** Whoever does several things at once begins one visit with them: the others wait here, and then find it. */
async function begin(db: Db, actor: ContactActor, at: Date): Promise<string> {
  const { clientId, contactId } = actor;
  await db.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`visit ${contactId}`}, 0))::text`,
  );
  const begun = await moveEnd(db, actor, at);
  if (begun) return begun.id;
  const id = newIdAt(at);
  await db.$executeRaw(sql`
    INSERT INTO visit (id, client_id, contact_id, started_at, last_at)
    VALUES (${id}::uuid, ${clientId}::uuid, ${contactId}::uuid, ${at}::timestamptz, ${at}::timestamptz)`);
  return id;
}

/**
 * Visits of a contact follow each other: the last that began by then is the only one that may be warm. Where its end is
 * too long ago by less than it may lag behind, its events tell.
 */
async function moveEnd(
  db: Db,
  { contactId }: ContactActor,
  at: Date,
): Promise<{ id: string; isOwn: boolean } | undefined> {
  const since = new Date(at.getTime() - VISIT_GAP_MS);
  const lagging = new Date(since.getTime() - FRESH_MS);
  const [found] = await db.$queryRaw<{ id: string; isOwn: boolean }[]>(sql`
    WITH last AS (
      SELECT v.id, v.last_at, v.xmin = pg_current_xact_id()::xid AS "isOwn" FROM visit v
      WHERE v.contact_id = ${contactId}::uuid AND v.started_at <= ${at}::timestamptz
      ORDER BY v.started_at DESC LIMIT 1)
    UPDATE visit SET last_at = greatest(visit.last_at, ${at}::timestamptz) FROM last
    WHERE visit.id = last.id AND (last.last_at > ${since}::timestamptz OR (last.last_at > ${lagging}::timestamptz
      AND EXISTS (SELECT 1 FROM activity_event e WHERE e.visit_id = last.id AND e.at > ${since}::timestamptz)))
    RETURNING visit.id, last."isOwn"`);
  return found;
}
