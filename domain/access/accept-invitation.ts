import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { countSignIn, forgiveSignIn } from './count-sign-in';
import { enter, type Entered } from './enter';
import { linkRefused } from './find-link';
import { hashPassword, verifyPassword } from './password';
import { checkNewPassword } from './password-rules';
import { requireOpenLink, useLink } from './use-link';

export const AcceptInvitationInput = z.object({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1, 'errors.required').max(120, 'errors.too_long').optional(),
  password: TypedPassword,
});

/**
 * Accepts an invitation: sets the password of somebody new, or asks for the password of somebody who has one, so that a
 * mail that was passed on opens nobody's account; joins the client; and signs in.
 * @throws PortalError conflict when the link is used up or too old; invalid when the password would be guessed, or is
 * not the person's; too_many
 */
export async function acceptInvitation(
  actor: MachineActor,
  input: z.output<typeof AcceptInvitationInput>,
): Promise<Entered> {
  authorize(actor, 'invitation.accept');
  const link = await requireOpenLink(actor, input.token, 'invitation');
  const { person } = link;
  const { personId } = person;
  const known = await dbAs(person, (db) =>
    db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true, email: true, passwordHash: true },
    }),
  );
  const name = input.name ?? known.name;
  let change: { name?: string; passwordHash?: string } = {};
  if (known.passwordHash) {
    const counted = await countSignIn(person, known.email);
    if (!(await verifyPassword(input.password, known.passwordHash))) {
      throw new PortalError('invalid', 'errors.invalid', {
        fields: { password: 'access.password_not_yours' },
      });
    }
    await forgiveSignIn(counted);
  } else {
    await checkNewPassword(input.password, { name, email: known.email });
    change = { name, passwordHash: await hashPassword(input.password) };
  }
  return dbAs(person, async (db) => {
    await useLink(db, link, 'invitation');
    await db.person.updateMany({ where: { id: personId }, data: change });
    const entered = await enter(db, person, 'invitation');
    if (!entered) throw linkRefused('unknown');
    return entered;
  });
}
