import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { replyBy } from '@/lib/working-hours';
import { FIRM_COLUMNS, firmHours, type FirmRow } from '../access/shell-parts';
import { authorize } from '../authorize';

/** By when somebody at the firm answers what is asked now, as they or the firm promise; null where it is never open. */
export type PromiseTime = { zone: string; locale: string; replyBy: Date | null };

/** One statement. */
export async function getPromiseTime(actor: EmployeeActor): Promise<PromiseTime> {
  authorize(actor, 'firm.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<(FirmRow & { replyMinutes: number | null })[]>(sql`
      SELECT ${FIRM_COLUMNS},
             (SELECT e.reply_minutes FROM employee e WHERE e.id = ${actor.employeeId}::uuid) AS "replyMinutes"
      FROM firm f`),
  );
  if (!row) throw notFound();
  const minutes = row.replyMinutes ?? row.firmReplyMinutes;
  const { zone, locale } = row;
  return { zone, locale, replyBy: replyBy(firmHours(row), now(), minutes) };
}
