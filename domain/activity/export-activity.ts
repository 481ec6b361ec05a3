import type { Actor, EmployeeActor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { dbAs, readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { authorizeEmployee } from '../authorize';
import type { Cursor } from './cursor';
import { LOG_COLUMNS, LOG_JOINS, type LogEntry, type LogRow, toEntries } from './log-entry';
import { recordActivity } from './record-activity';

/** The whole of what a client did is read for each: nobody needs more. */
const LIMIT: Limit = { max: 20, windowSeconds: 600 };

const A_PAGE = 500;

export type ActivityExport = {
  client: string;
  locale: string;
  zone: string;
  /** The firm's day on which it was made. */
  day: Day;
  /** What happened, newest first, some hundred at a time, read as it is taken. */
  pages: AsyncGenerator<LogEntry[]>;
};

/**
 * All that a client did and that was done for them, to take away; written down before its first byte leaves.
 * @param input.client a public id, and `person` that of one of its contacts
 * @throws PortalError not_found; too_many beyond 20 in 10 minutes
 */
export async function exportActivity(
  actor: Actor,
  input: { client: string; person?: string },
): Promise<ActivityExport> {
  authorizeEmployee(actor, 'activity.export');
  const clientId = parseId('cl', input.client);
  const contactId = input.person ? parseId('co', input.person) : null;
  await countTry(actor, `activity export ${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    const [row] = await db.$queryRaw<{ name: string; zone: string; locale: string }[]>(
      sql`SELECT c.name, f.zone, f.locale FROM client c, firm f WHERE c.id = ${clientId}::uuid`,
    );
    if (!row) throw notFound();
    const { name, zone, locale } = row;
    await recordActivity(db, actor, {
      type: 'log.client_exported',
      clientId,
      subject: { kind: 'client', id: publicId('cl', clientId) },
      data: {},
    });
    // A copy of the actor: the pages are read long after this transaction.
    const pages = readPages({ ...actor }, clientId, contactId);
    return { client: name, locale, zone, day: todayIn(zone), pages };
  });
}

async function* readPages(
  actor: EmployeeActor,
  clientId: string,
  contactId: string | null,
): AsyncGenerator<LogEntry[]> {
  for (let after: Cursor | undefined; ;) {
    const before = after;
    const rows = await readAs(actor, (db) =>
      db.$queryRaw<LogRow[]>(sql`
        SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS}
        WHERE a.client_id = ${clientId}::uuid ${contactId ? sql`AND a.contact_id = ${contactId}::uuid` : sqlEmpty}
          ${before ? sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty}
        ORDER BY a.at DESC, a.id DESC LIMIT ${A_PAGE}`),
    );
    if (rows.length > 0) yield toEntries(rows);
    if (rows.length < A_PAGE) return;
    after = rows.at(-1);
  }
}
