import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { type GoingTo, lookOf } from './going-to';
import { SEASON_COLUMNS, type SeasonColumns, type SeasonView, toSeason } from './list-seasons';

/** Where a line stands: `check` is among the files of everybody, for somebody to look at. */
export type LineStep =
  'waiting' | 'refused' | 'reading' | 'check' | 'ready' | 'outgoing' | 'published' | 'gone';

export type SeasonLine = {
  line: number;
  file: string;
  step: LineStep;
  /** Whom the list names, and who was found. */
  named: string;
  client: { name: string; nameLang: string | null } | null;
  person: string | null;
  title: string | null;
  /** The catalogue's key of why it is refused, or was left out when the others went. */
  problem: string | null;
};

export type SeasonDetail = SeasonView & {
  /** Files that no line names. */
  unnamed: number;
  counts: Record<LineStep, number>;
  /** Whom the ready ones would go to, by name. */
  goingTo: Omit<GoingTo, 'clientId'>[];
  /** A short name of that (`lookOf`). */
  look: string;
  /** Those that need somebody first, then the others; not all of many. */
  shown: SeasonLine[];
};

const MOST_SHOWN = 300;
const STEPS: readonly LineStep[] = [
  'refused',
  'gone',
  'check',
  'waiting',
  'reading',
  'ready',
  'outgoing',
  'published',
];

const LINES = sql`
  SELECT r.line, r.file, r.client AS named, c.id AS client_id, c.name, c.name_lang, coalesce(p.name, r.person) AS person,
         coalesce(d.title, r.title) AS title, coalesce(r.problem, d.refusal) AS problem, r.left_for,
         CASE WHEN r.problem IS NOT NULL OR d.state = 'refused' THEN 'refused'
              WHEN r.document_id IS NULL THEN 'waiting'
              -- Whoever may not see it any more learns that it was left, and not what became of it.
              WHEN d.id IS NULL AND r.left_for = 'seasons.left.no_right' THEN 'check'
              WHEN d.id IS NULL OR d.state = 'withdrawn' THEN 'gone'
              WHEN d.state = 'staging' THEN 'reading'
              WHEN d.state = 'ready' AND d.season_id IS NULL THEN 'check'
              ELSE d.state::text END AS step
  FROM season_row r
  LEFT JOIN document d ON d.id = r.document_id
  LEFT JOIN client c ON c.id = coalesce(d.client_id, r.client_id)
  LEFT JOIN contact k ON k.id = r.contact_id
  LEFT JOIN person p ON p.id = k.person_id`;

type Line = Omit<SeasonLine, 'client'> & { name: string | null; nameLang: string | null };
type Row = SeasonColumns & {
  unnamed: number;
  counts: Partial<Record<LineStep, number>>;
  goingTo: GoingTo[];
};

/**
 * A season with what became of each line, and a look at what would go to whom. Two statements.
 * @throws PortalError not_found for anybody but whoever brought it
 */
export async function getSeason(actor: Actor, seasonId: string): Promise<SeasonDetail> {
  authorizeEmployee(actor, 'season.read_own');
  return readAs(actor, async (db) => {
    const [[row], lines] = await Promise.all([
      db.$queryRaw<Row[]>(sql`
        WITH l AS MATERIALIZED (${LINES} WHERE r.season_id = ${seasonId}::uuid)
        SELECT ${SEASON_COLUMNS}, s.unnamed,
               (SELECT coalesce(json_object_agg(step, n), '{}') FROM (SELECT step, count(*)::int AS n FROM l GROUP BY step) x) AS counts,
               (SELECT coalesce(json_agg(json_build_object('clientId', client_id, 'name', name, 'nameLang', name_lang, 'documents', n) ORDER BY name), '[]')
                  FROM (SELECT client_id, name, name_lang, count(*)::int AS n FROM l WHERE step = 'ready'
                         GROUP BY client_id, name, name_lang) y) AS "goingTo"
        FROM season s WHERE s.id = ${seasonId}::uuid`),
      db.$queryRaw<Line[]>(sql`
        SELECT line, file, named, name, name_lang AS "nameLang", person, title, step,
               CASE WHEN step = 'check' THEN left_for ELSE problem END AS problem
        FROM (${LINES} WHERE r.season_id = ${seasonId}::uuid) l
        ORDER BY array_position(${[...STEPS]}::text[], step), line LIMIT ${MOST_SHOWN}`),
    ]);
    if (!row) throw notFound();
    const none = Object.fromEntries(STEPS.map((step) => [step, 0])) as Record<LineStep, number>;
    return {
      ...toSeason(row),
      goingTo: row.goingTo.map(({ clientId: _, ...each }) => each),
      look: lookOf(row.goingTo),
      counts: { ...none, ...row.counts },
      shown: lines.map(({ name, nameLang, ...line }) => ({
        ...line,
        client: name === null ? null : { name, nameLang },
      })),
    };
  });
}
