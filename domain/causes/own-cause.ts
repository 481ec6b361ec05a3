import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { dayToDb, now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { type OwnerFields, readDueOn } from './cause-input';
import { changeLocked } from './lock-cause';

/**
 * Gives a cause to somebody at the firm, who sees to it from then on, with the day on which the fix is to be in. Whom nobody
 * wanted before is open by that.
 * @param input.cause, input.owner public ids
 * @throws PortalError not_found; invalid by field; conflict for one that is done with
 */
export async function ownCause(
  actor: Actor,
  input: { cause: string } & z.output<typeof OwnerFields>,
): Promise<void> {
  await changeLocked(actor, input.cause, ['proposed', 'open', 'fixed'], async (db, cause, by) => {
    const ownerId = await requireColleague(db, input.owner);
    const dueOn = readDueOn(input.dueOn, cause.zone, cause.dueOn);
    if (cause.ownerId === ownerId && cause.dueOn === dueOn && cause.state !== 'proposed') return;
    await db.cause.updateMany({
      where: { id: cause.id },
      data: {
        ownerId,
        dueOn: dueOn && dayToDb(dueOn),
        changedAt: now(),
        ...(cause.state === 'proposed' && { state: 'open' }),
      },
    });
    await recordActivity(db, by, {
      type: 'cause.owned',
      clientId: null,
      subject: { kind: 'cause', id: publicId('ca', cause.id) },
      data: { owner: publicId('em', ownerId), dueOn },
    });
  });
}

/**
 * The row's id of somebody who works here.
 * @throws PortalError invalid at `owner`
 */
async function requireColleague(db: Db, publicEmployee: string): Promise<string> {
  const id = parseId('em', publicEmployee);
  const [found] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM employee WHERE id = ${id}::uuid AND ended_at IS NULL`);
  if (found) return id;
  throw new PortalError('invalid', 'errors.invalid', { fields: { owner: 'causes.errors.owner' } });
}
