import type { Actor } from '@/lib/actor';
import { dayFromDb, daysBetween, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { MOST_REMINDERS } from '../reminders/due-reminder';
import { lockSigning } from './lock-signing';
import { readReminders, sendReminder } from './send-reminder';

/**
 * Staff remind by hand those who have not signed: one of the two reminders that an asking may have.
 * @throws PortalError not_found; conflict, with the reason, where it has ended, they were reminded today, or twice already
 */
export async function remindSigning(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'signing.ask');
  await dbAs(actor, async (db) => {
    const signing = await lockSigning(db, id);
    if (signing.state !== 'open')
      throw new PortalError('conflict', `signing.errors.${signing.state}`);
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const today = todayIn(zone);
    if (signing.dueOn && dayFromDb(signing.dueOn) < today)
      throw new PortalError('conflict', 'signing.errors.expired');
    const { sent, from } = await readReminders(db, signing, zone);
    if (sent.length >= MOST_REMINDERS)
      throw new PortalError('conflict', 'signing.errors.most_reminders');
    const went = await sendReminder(db, actor, signing, {
      days: daysBetween(from, today),
      level: sent.length + 1,
    });
    if (!went) throw new PortalError('conflict', 'signing.errors.reminded_today');
  });
}
