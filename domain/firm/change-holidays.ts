import type { z } from 'zod';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { type Day, dayToDb } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { recordFirmChange } from './change-firm';
import type { HolidayInput } from './firm-input';

/** Closes the firm on a day; no promised answer runs on it. A day that is closed already gets the new name. */
export async function addHoliday(
  actor: Actor,
  { day, name }: z.output<typeof HolidayInput>,
): Promise<void> {
  authorizeEmployee(actor, 'firm.change');
  await dbAs(actor, async (db) => {
    await db.holiday.upsert({
      where: { day: dayToDb(day) },
      create: { day: dayToDb(day), name },
      update: { name },
    });
    await recordFirmChange(db, actor, ['holidays']);
  });
}

/**
 * Opens the firm on a day again.
 * @throws PortalError not_found
 */
export async function removeHoliday(actor: Actor, { day }: { day: Day }): Promise<void> {
  authorizeEmployee(actor, 'firm.change');
  await dbAs(actor, async (db) => {
    const { count } = await db.holiday.deleteMany({ where: { day: dayToDb(day) } });
    if (count === 0) throw notFound();
    await recordFirmChange(db, actor, ['holidays']);
  });
}
