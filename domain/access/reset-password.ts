import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { clientOf } from './begin-session';
import { endAllSessions } from './end-session';
import { enter, type Entered, hasSecondFactor } from './enter';
import { findLink, linkRefused } from './find-link';
import { findStanding } from './find-standing';
import { mailPasswordChanged } from './mail-password-changed';
import { hashPassword } from './password';
import { checkNewPassword } from './password-rules';
import { requireOpenLink, useLink } from './use-link';

export const ResetPasswordInput = z.object({
  token: z.string().min(1).max(200),
  password: TypedPassword,
});

/** Whether a reset's link works, for the page behind it; looking uses nothing up. */
export async function checkResetLink(
  actor: MachineActor,
  token: string,
): Promise<{ state: 'open'; email: string } | { state: 'used' | 'expired' | 'unknown' }> {
  authorize(actor, 'password.reset');
  const link = await findLink(actor, token, 'password_reset');
  if (!link) return { state: 'unknown' };
  if (link.state !== 'open') return { state: link.state };
  const person = await dbAs(link.person, (db) =>
    db.person.findUniqueOrThrow({ where: { id: link.person.personId }, select: { email: true } }),
  );
  return { state: 'open', email: person.email };
}

/**
 * Sets a new password by a reset's link, ends every session of the person, and signs them in here, by way of their second
 * step where they have one: who has the mailbox alone does not have the account.
 * @throws PortalError conflict when the link is used up or too old; invalid when the password would be guessed
 */
export async function resetPassword(
  actor: MachineActor,
  input: z.output<typeof ResetPasswordInput>,
): Promise<Entered> {
  authorize(actor, 'password.reset');
  const link = await requireOpenLink(actor, input.token, 'password_reset');
  const { person } = link;
  const { personId } = person;
  const known = await dbAs(person, async (db) => ({
    ...(await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true, email: true },
    })),
    hasSecondFactor: await hasSecondFactor(db, personId),
  }));
  await checkNewPassword(input.password, known, known);
  const passwordHash = await hashPassword(input.password);
  return dbAs(person, async (db) => {
    await useLink(db, link, 'password_reset');
    await db.person.updateMany({ where: { id: personId }, data: { passwordHash } });
    const standing = await findStanding(db, person, newId());
    const clientId = standing && clientOf(standing);
    await endAllSessions(db, person, clientId, 'password_reset');
    await db.pendingSignIn.deleteMany({ where: { personId } });
    const entered = await enter(db, person, 'reset');
    if (!standing || !entered) throw linkRefused('unknown');
    await mailPasswordChanged(db, { ...known, standing });
    return entered;
  });
}
