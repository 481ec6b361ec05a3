import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { clientOf } from '@/domain/access/begin-session';
import { requirePresence } from '@/domain/access/presence';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { now } from '@/lib/clock';
import { dbAs, isUniqueViolation } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { isTypedAlike } from '../records/typed-alike';
import { mailErasure } from './mail-erasure';
import { mailErasureOwners } from './mail-erasure-owners';
import { readStanding } from './read-standing';

export const AskErasureInput = z.object({
  typed: z.string().trim().min(1, 'errors.required').max(200, 'errors.too_long'),
  password: TypedPassword.optional(),
});

/**
 * Asks for all about oneself to be erased, by typing one's name. Nothing is erased by it: an owner decides, and until then it can
 * be taken back.
 * @throws PortalError as `provePresence`; invalid (`typed`) where another name is typed; conflict where it was asked already, or
 * for the only owner; forbidden where a proof of presence is missing or too old
 */
export async function askErasure(
  actor: PersonActor,
  { typed, password }: z.output<typeof AskErasureInput>,
): Promise<void> {
  authorize(actor, 'erasure.ask');
  if (password !== undefined) await provePresence(actor, { password });
  const { personId } = actor;
  try {
    await dbAs(actor, async (db) => {
      await requirePresence(db, actor);
      const standing = await readStanding(db, personId);
      if (!standing) throw notFound();
      if (standing.isSoleOwner) throw new PortalError('conflict', 'erasure.errors.sole_owner');
      requireTyped(typed, standing.name);
      const id = newId();
      await db.erasure.createMany({
        data: { id, personId, askedBy: personId, askedAt: now() },
      });
      await recordActivity(db, actor, {
        type: 'erasure.asked',
        clientId: clientOf(actor),
        subject: { kind: 'person', id: publicId('pe', personId) },
        data: {},
      });
      await mailErasure(db, { id, personId }, 'asked');
      await mailErasureOwners(db, { id, personId }, 'asked');
    });
  } catch (error) {
    throw isUniqueViolation(error) ? new PortalError('conflict', 'erasure.errors.already') : error;
  }
}

/** @throws PortalError invalid, on `typed` */
export function requireTyped(typed: string, name: string): void {
  if (isTypedAlike(typed, name)) return;
  throw new PortalError('invalid', 'erasure.errors.typed', {
    fields: { typed: 'erasure.errors.typed' },
  });
}
