import type { Actor } from '@/lib/actor';
import { type Day, dayToDb, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { recordChange } from './keep-agreement';
import { lockAgreement, requireUnreplaced } from './lock-agreement';

/**
 * Ends an agreement: `endsOn` is its last day, and no draft is raised for what comes after it. One that has not begun is
 * over before its first draft.
 * @throws PortalError not_found; conflict where it has ended, or another has taken its place; invalid for a day before its
 * first.
 */
export async function endAgreement(
  actor: Actor,
  { id, endsOn }: { id: string; endsOn: Day },
): Promise<void> {
  authorizeEmployee(actor, 'agreement.change');
  await dbAs(actor, async (db) => {
    const agreement = await lockAgreement(db, id);
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const today = todayIn(zone);
    await requireUnreplaced(db, id);
    if (agreement.endsOn !== null && agreement.endsOn < today)
      throw new PortalError('conflict', 'agreements.errors.ended');
    if (endsOn < agreement.startsOn) {
      throw new PortalError('invalid', 'agreements.errors.ends_before', {
        fields: { endsOn: 'agreements.errors.ends_before' },
      });
    }
    const isOver = agreement.nextOn !== null && agreement.nextOn > endsOn;
    await db.agreement.update({
      where: { id },
      data: {
        endsOn: dayToDb(endsOn),
        ...((isOver || today < agreement.startsOn) && { nextOn: null }),
      },
      select: { id: true },
    });
    await recordChange(db, actor, agreement);
  });
}
