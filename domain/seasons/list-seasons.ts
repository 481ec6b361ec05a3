import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

export type SeasonView = {
  id: string;
  filename: string;
  createdAt: Date;
  state: 'reading' | 'taken' | 'failed';
  /** The catalogue's key of why it can't be read, and the line of its list. */
  problem: string | null;
  problemLine: number | null;
  lines: number;
  /** Lines that are worked: taken in, or refused. */
  done: number;
  /** What was last said to go out of it. */
  run: SeasonRun | null;
};

/** That documents of a season go out, and how far that is. */
export type SeasonRun = {
  id: string;
  /** How many are meant, and how many of them the job has come to. */
  documents: number;
  done: number;
  /** `stopping` until the job has come to know of it. */
  state: 'going' | 'stopping' | 'ended';
  /** Whether nothing has moved for longer than a step takes: the worker may be standing still. */
  isStill: boolean;
  /** When the job last did something. */
  movedAt: Date;
  /** How many can be taken back yet, and from when on they are told of; null while more of it goes out. */
  outgoing: number;
  tellsAt: Date | null;
};

const MOST = 20;

/** A step takes seconds, and a worker that was started anew is asked again within the minute. */
const STILL_MS = 2 * 60_000;

/** What a season's row and its lines come to, for a SELECT that names the table `s`. */
export const SEASON_COLUMNS = sql`
  s.id, s.filename, s.created_at AS "createdAt", s.state, s.problem, s.problem_line AS "problemLine",
  (SELECT count(*)::int FROM season_row r WHERE r.season_id = s.id) AS lines,
  (SELECT count(*)::int FROM season_row r
    WHERE r.season_id = s.id AND (r.document_id IS NOT NULL OR r.problem IS NOT NULL)) AS done,
  (SELECT json_build_object('id', p.id, 'documents', p.documents,
            'state', CASE WHEN p.ended_at IS NOT NULL THEN 'ended' WHEN p.stopped_at IS NOT NULL THEN 'stopping' ELSE 'going' END,
            'done', p.documents - (SELECT count(*)::int FROM season_row r WHERE r.season_id = s.id AND r.going IS NOT NULL),
            'movedMs', (extract(epoch FROM p.moved_at) * 1000)::bigint,
            'outgoing', o.count, 'tellsMs', (extract(epoch FROM o.tells_at) * 1000)::bigint)
     FROM publishing_run p, LATERAL (SELECT count(*)::int, min(d.tells_at) AS tells_at FROM document d
                                      WHERE d.publishing_id = p.id AND d.state = 'outgoing') o
    WHERE p.season_id = s.id ORDER BY p.asked_at DESC LIMIT 1) AS run`;

export type SeasonColumns = Omit<SeasonView, 'run'> & {
  run:
    | (Omit<SeasonRun, 'isStill' | 'movedAt' | 'tellsAt'> & {
        movedMs: number;
        tellsMs: number | null;
      })
    | null;
};

/** A row of `SEASON_COLUMNS`, as it is shown. */
export function toSeason<Row extends SeasonColumns>({ id, run, ...row }: Row) {
  return { ...row, id: publicId('sn', id), run: run && toRun(run) };
}

function toRun({ id, movedMs, tellsMs, ...run }: NonNullable<SeasonColumns['run']>): SeasonRun {
  return {
    ...run,
    id: publicId('pb', id),
    movedAt: new Date(movedMs),
    tellsAt: tellsMs === null ? null : new Date(tellsMs),
    isStill: run.state !== 'ended' && now().getTime() - movedMs > STILL_MS,
  };
}

/** The seasons that the employee brought, the newest first. One statement. */
export async function listSeasons(actor: Actor): Promise<SeasonView[]> {
  authorizeEmployee(actor, 'season.read_own');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<SeasonColumns[]>(
      sql`SELECT ${SEASON_COLUMNS} FROM season s ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST}`,
    ),
  );
  return rows.map(toSeason);
}
