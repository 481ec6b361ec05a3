import { type Day, now } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { isOpen, readWeek } from '@/lib/working-hours';

/** When the firm reminds: its days, counted from a due day, and whether it is open at this moment. */
export type RemindingFirm = { zone: string; days: number[]; open: boolean };

/** One statement; null before there is a firm. */
export async function readFirm(db: Reads): Promise<RemindingFirm | null> {
  const [row] = await db.$queryRaw<
    { zone: string; hours: unknown; days: number[]; holidays: Day[] }[]
  >(sql`
    SELECT f.zone, f.hours, f.reminder_days AS days,
           (SELECT coalesce(json_agg(h.day), '[]') FROM holiday h) AS holidays FROM firm f`);
  if (!row) return null;
  const { zone, hours, days, holidays } = row;
  return { zone, days, open: isOpen({ zone, week: readWeek(hours), holidays }, now()) };
}
