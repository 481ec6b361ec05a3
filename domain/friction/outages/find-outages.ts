import { markLate } from '@/domain/sealing/mark-late';
import { type Db, sql } from '@/lib/db';
import { newId, parseId } from '@/lib/ids';
import { sendJobs } from '@/lib/jobs';
import { findIncidents, type GraveError, type Incident, isGraveError } from '../detect/incidents';
import { loadErrors, type Stretch } from '../load-events';
import { type FrictionSettings, MINUTE_MS } from '../settings';

type Looking = {
  clientId: string;
  settings: FrictionSettings['error_hit'];
  /** What lies up to here was judged before. */
  judgedToMs: number;
  nowMs: number;
};

/**
 * Which of a client's errors belong to an outage that hit many: by the errors of the whole firm near them, and by no others.
 * Outages are kept as they are found, and the clients to whom their errors seemed to be their own are judged anew.
 * @returns the ids of their events
 */
export async function findOutages(
  db: Db,
  errors: readonly GraveError[],
  looking: Looking,
): Promise<ReadonlySet<string>> {
  if (errors.length === 0) return new Set();
  const windowMs = looking.settings.incidentWindowMinutes * MINUTE_MS;
  const near = await loadErrors(db, stretchesRound(errors, windowMs, looking.nowMs));
  const grave = near.filter(isGraveError);
  const incidents = findIncidents(grave, looking.settings);
  if (incidents.length > 0) await keepOutages(db, incidents, grave, looking);
  return new Set(incidents.flatMap(({ events }) => events));
}

/** All that lies within a window of an error, either way, the overlapping ones joined. */
function stretchesRound(errors: readonly GraveError[], windowMs: number, nowMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { atMs } of errors) {
    const fromMs = atMs - windowMs;
    const toMs = Math.min(atMs + windowMs, nowMs);
    const last = stretches.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = toMs;
    else stretches.push({ fromMs, toMs });
  }
  return stretches;
}

async function keepOutages(
  db: Db,
  incidents: readonly Incident[],
  errors: readonly GraveError[],
  looking: Looking,
): Promise<void> {
  // Two clients of one outage, looked at at once, must not make two of it.
  await db.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended('signals: outages', 0))::text`,
  );
  const byId = new Map(errors.map((error) => [error.id, error]));
  for (const incident of incidents) {
    const parts = incident.events.flatMap((id) => byId.get(id) ?? []);
    const added = await keepOutage(db, parts);
    const { clientId, judgedToMs } = looking;
    const missed = added.filter(
      (part) => part.clientId !== clientId || part.fromAt.getTime() <= judgedToMs,
    );
    await markLate(db, missed);
    await sendJobs(
      db,
      'signals.refresh',
      [...new Set(missed.map((part) => part.clientId))].map((id) => ({
        singletonKey: id,
        payload: { clientId: id },
      })),
    );
  }
}

/** One outage, put together with those that it shares errors with. @returns the errors that none was known to have */
async function keepOutage(
  db: Db,
  parts: readonly GraveError[],
): Promise<{ clientId: string; fromAt: Date }[]> {
  const ids = parts.map(({ id }) => id);
  const known = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT o.id FROM outage o JOIN outage_error e ON e.outage_id = o.id WHERE e.event_id = ANY (${ids}::uuid[])
    ORDER BY o.id`);
  const [first, ...others] = known.map(({ id }) => id);
  const outageId = first ?? newId();
  if (!first) {
    await db.$executeRaw(sql`
      INSERT INTO outage (id, began_at, ended_at, clients, errors)
      VALUES (${outageId}::uuid, ${startOf(parts)}, ${startOf(parts)}, 0, 0)`);
  }
  if (others.length > 0) {
    await db.$executeRaw(sql`
      UPDATE outage_error SET outage_id = ${outageId}::uuid WHERE outage_id = ANY (${others}::uuid[])`);
    await db.$executeRaw(sql`DELETE FROM outage WHERE id = ANY (${others}::uuid[])`);
  }
  const added = await db.$queryRaw<{ clientId: string; fromAt: Date }[]>(sql`
    INSERT INTO outage_error (event_id, outage_id, client_id, at, page, during)
    SELECT r.id, ${outageId}::uuid, r.client, r.at, r.page, r.during
    FROM jsonb_to_recordset(${JSON.stringify(parts.map(rowOf))}::jsonb)
         r(id uuid, client uuid, at timestamptz, page text, during text)
    ON CONFLICT (event_id) DO NOTHING
    RETURNING client_id AS "clientId", at AS "fromAt"`);
  if (added.length > 0 || others.length > 0) await countOutage(db, outageId);
  return added;
}

async function countOutage(db: Db, outageId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE outage SET began_at = e.began, ended_at = e.ended, clients = e.clients, errors = e.errors, changed_at = now()
    FROM (SELECT min(at) AS began, max(at) AS ended, count(DISTINCT client_id)::int AS clients, count(*)::int AS errors
          FROM outage_error WHERE outage_id = ${outageId}::uuid) e
    WHERE id = ${outageId}::uuid`);
}

function startOf(parts: readonly GraveError[]): Date {
  return new Date(parts[0]?.atMs ?? 0);
}

function rowOf({ id, atMs, client, subject, data }: GraveError) {
  const at = new Date(atMs).toISOString();
  return { id, at, client: parseId('cl', client), page: subject.id, during: data.during };
}
