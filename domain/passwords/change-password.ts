import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { clientOf } from '@/domain/access/begin-session';
import { endAllSessions } from '@/domain/access/end-session';
import { hasSecondFactor } from '@/domain/access/enter';
import { mailPasswordChanged } from '@/domain/access/mail-password-changed';
import { hashPassword } from '@/domain/access/password';
import { checkNewPassword } from '@/domain/access/password-rules';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';

/** `password` is the one so far. */
export const ChangePasswordInput = z.object({
  password: TypedPassword,
  newPassword: TypedPassword,
});

/**
 * Sets another password for whoever is signed in and knows the one so far. Every other session of theirs ends, and so does
 * whatever was begun with the old one; they are told by mail.
 * @throws PortalError invalid, on `password` or `newPassword`; too_many after 10 tries in a quarter of an hour; conflict when
 * it was changed elsewhere at the same moment
 */
export async function changePassword(
  actor: PersonActor,
  { password, newPassword }: z.output<typeof ChangePasswordInput>,
): Promise<void> {
  authorize(actor, 'password.change');
  await provePresence(actor, { password });
  const { personId } = actor;
  const known = await dbAs(actor, async (db) => ({
    ...(await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true, email: true, passwordHash: true },
    })),
    hasSecondFactor: await hasSecondFactor(db, personId),
  }));
  await checkNewPassword(newPassword, known, { ...known, field: 'newPassword' });
  const passwordHash = await hashPassword(newPassword);
  await dbAs(actor, async (db) => {
    const changed = await db.person.updateMany({
      where: { id: personId, passwordHash: known.passwordHash },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new PortalError('conflict', 'errors.conflict');
    await endAllSessions(db, actor, clientOf(actor), 'password_changed');
    await db.pendingSignIn.deleteMany({ where: { personId } });
    await recordActivity(db, actor, {
      type: 'password.changed',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
    await mailPasswordChanged(db, { ...known, standing: actor });
  });
}
