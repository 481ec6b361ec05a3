import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { parseCursor, writeCursor } from '../activity/cursor';
import {
  LOG_COLUMNS,
  LOG_JOINS,
  type LogEntry,
  type LogRow,
  toEntries,
} from '../activity/log-entry';
import { authorize } from '../authorize';
import { ACCESS_KINDS, ACCESS_TYPES, type AccessKind } from './access-kinds';

export type AccessEntry = LogEntry & {
  /** The public id of whoever did it, for the filter; null for machines. */
  person: string | null;
  isReader: boolean;
};

export type AccessHistory = {
  client: { id: string; name: string; nameLang: string | null };
  /** Only what the reader did, and what was done with regard to them. */
  ownOnly: boolean;
  /** Of the last `recentDays` days: people of the firm who looked at papers, and how often somebody of the client signed in. */
  recent: { lookers: number; signIns: number };
  recentDays: number;
  entries: AccessEntry[];
  /** Where the earlier ones are. */
  next: string | null;
};

export type AccessFilter = {
  kind?: AccessKind | undefined;
  /** The public id of a person. */
  person?: string | undefined;
  before?: string | undefined;
};

const A_PAGE = 50;
const RECENT_DAYS = 30;

/**
 * Every look at a client's papers, every sign-in, what changed in rights, and who saw the portal as the client sees it; the
 * last first. A contact who manages colleagues reads all of it, any other what they did themselves and what was done with
 * regard to them; the firm reads what the client can read. Three statements.
 * @throws PortalError not_found for a client that the actor does not see
 */
export async function listAccess(
  actor: Actor,
  { clientId: asked, ...filter }: AccessFilter & { clientId?: string | undefined },
): Promise<AccessHistory> {
  authorize(actor, 'history.read');
  const clientId = isContact(actor) ? actor.clientId : asked;
  if (!clientId) throw notFound();
  const ownOnly = isContact(actor) && !actor.rights.colleagues;
  const own =
    isContact(actor) && ownOnly
      ? sql`AND (a.actor_id = ${actor.personId}::uuid OR a.contact_id = ${actor.contactId}::uuid
                 OR (a.subject_kind = 'contact' AND a.subject_id = ${publicId('co', actor.contactId)}))`
      : sqlEmpty;
  const { kind, person } = filter;
  const types = (kind ? [kind] : ACCESS_KINDS).flatMap((each) => ACCESS_TYPES[each]);
  const before = parseCursor(filter.before);
  const since = new Date(now().getTime() - RECENT_DAYS * 24 * 60 * 60_000);
  return readAs(actor, async (db) => {
    const [[client], rows, [recent]] = await Promise.all([
      db.$queryRaw<{ name: string; nameLang: string | null }[]>(
        sql`SELECT c.name, c.name_lang AS "nameLang" FROM client c WHERE c.id = ${clientId}::uuid`,
      ),
      db.$queryRaw<(LogRow & { whoId: string | null })[]>(sql`
        SELECT ${LOG_COLUMNS}, who.id AS "whoId" FROM activity_event a ${LOG_JOINS}
        WHERE a.client_id = ${clientId}::uuid AND a.type = ANY (${types}::text[]) ${own}
          ${person ? sql`AND who.id = ${parseId('pe', person)}::uuid` : sqlEmpty}
          ${before ? sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty}
        ORDER BY a.at DESC, a.id DESC LIMIT ${A_PAGE + 1}`),
      db.$queryRaw<{ lookers: number; signIns: number }[]>(sql`
        SELECT count(DISTINCT a.actor_id) FILTER (WHERE a.by = 'staff')::int AS lookers,
               count(*) FILTER (WHERE a.by = 'client' AND a.type = 'signin.succeeded')::int AS "signIns"
        FROM activity_event a
        WHERE a.client_id = ${clientId}::uuid AND a.at > ${since} ${own}
          AND a.type = ANY (${[...ACCESS_TYPES.papers, 'look.began', 'signin.succeeded']}::text[])`),
    ]);
    if (!client) throw notFound();
    const shown = rows.slice(0, A_PAGE);
    return {
      client: { ...client, id: publicId('cl', clientId) },
      ownOnly,
      recent: recent ?? { lookers: 0, signIns: 0 },
      recentDays: RECENT_DAYS,
      entries: toEntries(shown).map((entry, at) => {
        const whoId = shown[at]?.whoId ?? null;
        const isReader = whoId !== null && whoId === actor.personId;
        return { ...entry, person: whoId && publicId('pe', whoId), isReader };
      }),
      next: rows.length > A_PAGE ? writeCursor(shown.at(-1)) : null,
    };
  });
}
