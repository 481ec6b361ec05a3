import { z } from 'zod';
import { EmailAddress } from '@/domain/access/email-address';
import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { takeFrom } from './take-factor';

export const ResetFactorInput = z.object({ email: EmailAddress });

/**
 * Takes the second step from an owner who has lost it, by whoever owns the server: for the one whom no other owner can help.
 * Their password alone lets them in then. It is recorded, and they are told by mail.
 * @returns their name
 * @throws PortalError not_found where nobody who owns the firm has the address; conflict where they have no second step
 */
export async function resetFactor(
  actor: Actor,
  { email }: z.output<typeof ResetFactorInput>,
): Promise<string> {
  authorize(actor, 'factor.reset');
  return dbAs(actor, async (db) => {
    const owner = await db.employee.findFirst({
      where: { role: 'owner', endedAt: null, person: { email } },
      select: { id: true, person: { select: { id: true, email: true, name: true } } },
    });
    if (!owner) throw notFound();
    const { person, id: employeeId } = owner;
    // Nobody's session: they are told as who they are.
    const standing = {
      kind: 'owner',
      personId: person.id,
      employeeId,
      sessionId: newId(),
    } as const;
    await takeFrom(db, actor, { ...person, standing }, { by: translator()('setup.server') });
    return person.name;
  });
}
