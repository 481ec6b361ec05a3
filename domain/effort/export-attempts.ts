import type { Actor } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { dbAs, readAs, sql } from '@/lib/db';
import { countTry } from '@/lib/rate-limit';
import { parseCursor } from '../activity/cursor';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { type EffortFilter, type Period, periodOf, tries } from './effort-filter';
import { type AttemptView, cursorOf, readAttempts, toView } from './list-attempts';

const A_PORTION = 1_000;
/** A file of so many rows is what a spreadsheet still opens. */
const MOST = 200_000;
const LIMIT = { max: 20, windowSeconds: 600 };

/**
 * The tries as far as the reader sees them, newest first, portion by portion, so that none waits for all. That they were
 * taken out stands in the log.
 * @throws PortalError too_many for somebody who asks again and again
 */
export async function exportAttempts(
  actor: Actor,
  filter: EffortFilter,
): Promise<{ period: Period; portions: AsyncGenerator<AttemptView[]> }> {
  authorizeEmployee(actor, 'effort.export');
  const [firm] = await readAs(actor, (db) =>
    db.$queryRaw<{ zone: string }[]>(sql`SELECT zone FROM firm`),
  );
  const zone = firm?.zone ?? 'UTC';
  const period = periodOf(filter.days, todayIn(zone), zone);
  const where = tries(filter, period, zone);
  await countTry(actor, `effort_export/${actor.personId}`, LIMIT);
  await dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'effort.exported',
      clientId: null,
      subject: null,
      data: { fromOn: period.from, toOn: period.to },
    }),
  );
  return { period, portions: portions() };

  async function* portions(): AsyncGenerator<AttemptView[]> {
    let cursor: string | null = null;
    for (let sent = 0; sent < MOST; sent += A_PORTION) {
      const before = parseCursor(cursor ?? undefined);
      const rows = await readAs(actor, (db) => readAttempts(db, where, before, A_PORTION));
      if (rows.length > 0) yield rows.map(toView);
      cursor = cursorOf(rows.at(-1));
      if (rows.length < A_PORTION) return;
    }
  }
}
