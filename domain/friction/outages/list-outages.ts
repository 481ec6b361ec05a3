import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '@/domain/authorize';
import { DAY_MS } from '../settings';

/** What clients were at when an error of the portal's own stopped them. */
export type During = 'pay' | 'open' | 'submit';

/** An outage as the firm's pages show it. */
export type OutageView = {
  id: string;
  beganAt: Date;
  endedAt: Date;
  /** How many clients it hit, and how often, whoever of them the reader looks after. */
  clients: number;
  errors: number;
  /** Of those whom the reader looks after: what they were at, where, and who they are, the first hit first. */
  during: During[];
  pages: string[];
  own: {
    id: string;
    name: string;
    nameLang: string | null;
    errors: number;
    firstAt: Date;
    eventId: string;
  }[];
};

const MOST = 50;

/** The outages of the last days, the newest first. One statement. */
export async function listOutages(
  actor: EmployeeActor,
  { days = 90 }: { days?: number } = {},
): Promise<OutageView[]> {
  authorize(actor, 'signal.list');
  const since = new Date(now().getTime() - days * DAY_MS);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<(Omit<OutageView, 'own'> & { own: OwnRow[] })[]>(sql`
      SELECT o.id, o.began_at AS "beganAt", o.ended_at AS "endedAt", o.clients, o.errors,
             coalesce(parts.during, '{}') AS during, coalesce(parts.pages, '{}') AS pages,
             (SELECT coalesce(json_agg(hit ORDER BY hit."firstAt", hit.id), '[]') FROM (
                SELECT c.id, c.name, c.name_lang AS "nameLang", count(*)::int AS errors, min(e.at) AS "firstAt",
                       (array_agg(e.event_id ORDER BY e.at, e.event_id))[1] AS "eventId"
                FROM outage_error e JOIN client c ON c.id = e.client_id
                WHERE e.outage_id = o.id GROUP BY c.id, c.name, c.name_lang) hit) AS own
      FROM outage o
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT e.during ORDER BY e.during) AS during, array_agg(DISTINCT e.page ORDER BY e.page) AS pages
        FROM outage_error e WHERE e.outage_id = o.id) parts ON true
      WHERE o.began_at > ${since}
      ORDER BY o.began_at DESC, o.id DESC LIMIT ${MOST}`),
  );
  return rows.map((row) => ({ ...row, own: row.own.map(toOwn) }));
}

type OwnRow = Omit<OutageView['own'][number], 'firstAt'> & { firstAt: string };

function toOwn({ id, firstAt, ...client }: OwnRow): OutageView['own'][number] {
  return { ...client, id: publicId('cl', id), firstAt: new Date(firstAt) };
}
