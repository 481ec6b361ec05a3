import { clientOf } from '@/domain/access/begin-session';
import { lengthOf, SHORTEST_ALONE } from '@/domain/access/password-rules';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';
import { mailFactor } from './mail-factor';

/**
 * Turns one's own second step off, and its recovery codes with it. The person is told by mail.
 * @throws PortalError invalid, on `password`, when it is not theirs, or too short to stand alone; conflict when it is off;
 * too_many
 */
export async function removeTotp(
  actor: PersonActor,
  { password }: { password: string },
): Promise<void> {
  authorize(actor, 'factor.change');
  const { personId } = actor;
  await provePresence(actor, { password });
  if (lengthOf(password) < SHORTEST_ALONE) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { password: 'factors.errors.password_short' },
      values: { shortest: SHORTEST_ALONE },
    });
  }
  await dbAs(actor, async (db) => {
    const removed = await db.totp.deleteMany({ where: { personId, confirmedAt: { not: null } } });
    if (removed.count === 0) throw new PortalError('conflict', 'factors.errors.off');
    await recordActivity(db, actor, {
      type: 'factor.removed',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
    const person = await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { email: true, name: true },
    });
    await mailFactor(db, { ...person, standing: actor }, 'factor_removed');
  });
}
