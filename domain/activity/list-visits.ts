import type { EmployeeActor } from '@/lib/actor';
import { type Reads, readAs, sql, sqlEmpty } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { type Cursor, parseCursor, writeCursor } from './cursor';
import { groupVisits, type VisitGroup } from './group-visits';
import { LOG_COLUMNS, LOG_JOINS, type LogRow, toEntries } from './log-entry';

export type VisitsPage = {
  visits: VisitGroup[];
  /** How many visits come before these; at most `COUNTED`. */
  earlier: number;
  next: string | null;
};

/** On one page: visits, and what was done outside of any. */
const VISITS = 8;
const OUTSIDE = 30;
/** Of a visit so many events are read; the log has them all. */
const OF_A_VISIT = 100;
/** Counting stops here. */
export const EARLIER_COUNTED = 500;

type Place = Cursor & { isVisit: boolean };

/**
 * What one client did, visit by visit, newest first, each visit whole; `client` and `person` (a contact) are public ids. Visits
 * stand at their beginnings, and what belongs to none at its own instant. What it costs does not grow with the log: four
 * statements, each by its key.
 */
export async function listVisits(
  actor: EmployeeActor,
  input: { client: string; person?: string; before?: string },
  zone: string,
): Promise<VisitsPage> {
  authorize(actor, 'activity.list');
  const clientId = parseId('cl', input.client);
  const of = input.person ? sql`AND x.contact_id = ${parseId('co', input.person)}::uuid` : sqlEmpty;
  return readAs(actor, async (db) => {
    const { places, hasMore } = await readPlaces(db, {
      clientId,
      of,
      before: parseCursor(input.before),
    });
    const edge = places.at(-1);
    const [entries, earlier] = await Promise.all([
      readEntries(db, places),
      edge && hasMore ? countEarlier(db, { clientId, of, edge }) : 0,
    ]);
    return {
      visits: groupVisits(entries, zone, { most: OF_A_VISIT }),
      earlier,
      next: hasMore ? writeCursor(edge) : null,
    };
  });
}

type Of = { clientId: string; of: typeof sqlEmpty };

/** Both lists by their keys, as far down as both are known: what one of them has beyond that is the next page's. */
async function readPlaces(
  db: Reads,
  { clientId, of, before }: Of & { before: Cursor | null },
): Promise<{ places: Place[]; hasMore: boolean }> {
  const earlierThan = (at: typeof sqlEmpty) =>
    before ? sql`AND (${at}, x.id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty;
  const [visits, outside] = await Promise.all([
    db.$queryRaw<Cursor[]>(sql`
      SELECT x.id, x.started_at AS at FROM visit x
      WHERE x.client_id = ${clientId}::uuid ${of} ${earlierThan(sql`x.started_at`)}
      ORDER BY x.started_at DESC, x.id DESC LIMIT ${VISITS + 1}`),
    db.$queryRaw<Cursor[]>(sql`
      SELECT x.id, x.at FROM activity_event x
      WHERE x.client_id = ${clientId}::uuid AND x.visit_id IS NULL ${of} ${earlierThan(sql`x.at`)}
      ORDER BY x.at DESC, x.id DESC LIMIT ${OUTSIDE + 1}`),
  ]);
  const places = [
    ...visits.map((place) => ({ ...place, isVisit: true })),
    ...outside.map((place) => ({ ...place, isVisit: false })),
  ].sort(newestFirst);
  // The first of those that are one too many: from it on, the list that it is of is not known.
  const beyond = [visits[VISITS], outside[OUTSIDE]].filter((place) => place !== undefined);
  const [first] = beyond.sort(newestFirst);
  if (!first) return { places, hasMore: false };
  return { places: places.filter((place) => newestFirst(place, first) < 0), hasMore: true };
}

function newestFirst(a: Cursor, b: Cursor): number {
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Newest first; of a long visit its beginning. */
async function readEntries(db: Reads, places: readonly Place[]) {
  const idsOf = (isVisit: boolean) =>
    places.filter((place) => place.isVisit === isVisit).map(({ id }) => id);
  const rows = await Promise.all([
    db.$queryRaw<LogRow[]>(sql`
      SELECT ${LOG_COLUMNS} FROM unnest(${idsOf(true)}::uuid[]) v(id)
      CROSS JOIN LATERAL (SELECT * FROM activity_event e WHERE e.visit_id = v.id
                          ORDER BY e.at, e.id LIMIT ${OF_A_VISIT + 1}) a ${LOG_JOINS}`),
    db.$queryRaw<LogRow[]>(sql`
      SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS} WHERE a.id = ANY (${idsOf(false)}::uuid[])`),
  ]);
  return toEntries(rows.flat()).sort(newestFirst);
}

async function countEarlier(
  db: Reads,
  { clientId, of, edge }: Of & { edge: Cursor },
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM visit x WHERE x.client_id = ${clientId}::uuid ${of}
        AND (x.started_at, x.id) < (${edge.at}, ${edge.id}::uuid) LIMIT ${EARLIER_COUNTED}) c`);
  return row?.count ?? 0;
}
