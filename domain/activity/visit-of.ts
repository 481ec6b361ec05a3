import type { ContactActor } from '@/lib/actor';
import { type Db, sql } from '@/lib/db';
import { newIdAt } from '@/lib/ids';

/** A visit ends when its contact did nothing for this long (events.md, "One event"). */
const VISIT_GAP_MS = 30 * 60_000;
/** For this long a visit's end is not moved again: to write it with each act was most of what recording an act cost. */
const FRESH_MS = 60_000;
/** Contacts whose visits a process keeps in mind. */
const MOST_KNOWN = 10_000;

/** A contact's visit, when it began, and since when its end in the database stands in for the real one. */
type Known = { id: string; startedMs: number; sinceMs: number };

/** A stretch of time in which a contact did things with no gap of a visit between them; often one instant. */
type Run = { from: Date; to: Date };

const known = new Map<string, Known>();

/**
 * The visit that an act of a contact's belongs to: the one that is still warm, or one that begins with it. Most often that
 * is known without asking.
 */
export function visitOf(db: Db, actor: ContactActor, at: Date): Promise<string> {
  return visitOfRun(db, actor, { from: at, to: at });
}

/**
 * The visits of acts that are told of together, each at its own instant and in any order, by their places. One that was
 * told of late is put into the visit that it was in, and moves that visit's beginning or end where it has to.
 */
export async function visitsOf(
  db: Db,
  actor: ContactActor,
  acts: readonly { at: Date }[],
): Promise<string[]> {
  const runs: (Run & { id?: string })[] = [];
  for (const { at } of [...acts].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = runs.at(-1);
    if (last && at.getTime() - last.to.getTime() < VISIT_GAP_MS) last.to = at;
    else runs.push({ from: at, to: at });
  }
  for (const run of runs) run.id = await visitOfRun(db, actor, run);
  return acts.map(({ at }) => runs.find(({ from, to }) => from <= at && at <= to)?.id ?? '');
}

async function visitOfRun(db: Db, actor: ContactActor, run: Run): Promise<string> {
  const kept = known.get(actor.contactId);
  const toMs = run.to.getTime();
  if (kept && run.from.getTime() >= kept.startedMs && toMs < kept.sinceMs + FRESH_MS)
    return kept.id;
  const warm = await stretch(db, actor, run);
  if (!warm) return begin(db, actor, run);
  // What this very transaction has written may still be rolled back; and of what is told of late there is nothing to keep.
  if (!warm.isOwn && toMs >= (kept?.sinceMs ?? 0)) {
    keepInMind(actor.contactId, { ...warm, startedMs: warm.startedAt.getTime(), sinceMs: toMs });
  }
  return warm.id;
}

function keepInMind(contactId: string, { id, startedMs, sinceMs }: Known): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(contactId, { id, startedMs, sinceMs });
}

/** Whoever does several things at once begins one visit with them: the others wait here, and then find it. */
async function begin(db: Db, actor: ContactActor, run: Run): Promise<string> {
  const { clientId, contactId } = actor;
  await db.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`visit ${contactId}`}, 0))::text`,
  );
  const begun = await stretch(db, actor, run);
  if (begun) return begun.id;
  const id = newIdAt(run.from);
  await db.$executeRaw(sql`
    INSERT INTO visit (id, client_id, contact_id, started_at, last_at)
    VALUES (${id}::uuid, ${clientId}::uuid, ${contactId}::uuid, ${run.from}::timestamptz, ${run.to}::timestamptz)`);
  return id;
}

/**
 * The visit that a run falls into, with its ends moved to hold it: of those that began before it had ended and gone cold, the
 * last that is still warm when it begins; where there is none, one that began so soon after it that both are the same. Where
 * a visit's end is too long ago by less than it may lag, its events tell.
 */
async function stretch(
  db: Db,
  { contactId }: ContactActor,
  { from, to }: Run,
): Promise<{ id: string; startedAt: Date; isOwn: boolean } | undefined> {
  const since = new Date(from.getTime() - VISIT_GAP_MS);
  const lagging = new Date(since.getTime() - FRESH_MS);
  const until = new Date(to.getTime() + VISIT_GAP_MS);
  const [found] = await db.$queryRaw<{ id: string; startedAt: Date; isOwn: boolean }[]>(sql`
    WITH near AS (
      SELECT v.id, v.started_at, v.last_at, v.xmin = pg_current_xact_id()::xid AS "isOwn" FROM visit v
      WHERE v.contact_id = ${contactId}::uuid AND v.started_at < ${until}::timestamptz
      ORDER BY v.started_at DESC LIMIT 3
    ), fit AS (
      SELECT n.id, n."isOwn" FROM near n
      WHERE n.last_at > ${since}::timestamptz OR (n.last_at > ${lagging}::timestamptz
        AND EXISTS (SELECT 1 FROM activity_event e WHERE e.visit_id = n.id AND e.at > ${since}::timestamptz))
      ORDER BY n.started_at <= ${to}::timestamptz DESC, n.started_at DESC LIMIT 1)
    UPDATE visit SET last_at = greatest(visit.last_at, ${to}::timestamptz),
                     started_at = least(visit.started_at, ${from}::timestamptz)
    FROM fit WHERE visit.id = fit.id
    RETURNING visit.id, visit.started_at AS "startedAt", fit."isOwn"`);
  return found;
}
