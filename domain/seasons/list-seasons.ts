import type { Actor } from '@/lib/actor';
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
};

const MOST = 20;

/** What a season's row and its lines come to, for a SELECT that names the table `s`. */
export const SEASON_COLUMNS = sql`
  s.id, s.filename, s.created_at AS "createdAt", s.state, s.problem, s.problem_line AS "problemLine",
  (SELECT count(*)::int FROM season_row r WHERE r.season_id = s.id) AS lines,
  (SELECT count(*)::int FROM season_row r
    WHERE r.season_id = s.id AND (r.document_id IS NOT NULL OR r.problem IS NOT NULL)) AS done`;

/** The seasons that the employee brought, the newest first. One statement. */
export async function listSeasons(actor: Actor): Promise<SeasonView[]> {
  authorizeEmployee(actor, 'season.read_own');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<SeasonView[]>(
      sql`SELECT ${SEASON_COLUMNS} FROM season s ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST}`,
    ),
  );
  return rows.map((row) => ({ ...row, id: publicId('sn', row.id) }));
}
