import { clientOf } from '@/domain/access/begin-session';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { newRecoveryCodes } from './recovery-codes';

/**
 * Makes ten new recovery codes; those before work no more.
 * @returns the codes, which nobody gets to see again
 * @throws PortalError invalid, on `password`; conflict without a second step; too_many
 */
export async function makeRecoveryCodes(
  actor: PersonActor,
  { password }: { password: string },
): Promise<string[]> {
  authorize(actor, 'factor.change');
  await provePresence(actor, { password });
  const made = await newRecoveryCodes();
  await dbAs(actor, async (db) => {
    await keepCodes(db, actor.personId, made);
    await recordActivity(db, actor, {
      type: 'factor.codes_made',
      clientId: clientOf(actor),
      subject: null,
      data: { count: made.codes.length },
    });
  });
  return made.codes;
}

/** Keeps new codes in the place of those before, in the caller's transaction; of two at once the later ones stand. */
export async function keepCodes(
  db: Db,
  personId: string,
  { hashes, salt }: Awaited<ReturnType<typeof newRecoveryCodes>>,
): Promise<void> {
  const salted = await db.totp.updateMany({
    where: { personId, confirmedAt: { not: null } },
    data: { recoverySalt: salt },
  });
  if (salted.count === 0) throw new PortalError('conflict', 'factors.errors.off');
  await db.recoveryCode.deleteMany({ where: { personId } });
  await db.recoveryCode.createMany({
    data: hashes.map((codeHash) => ({ id: newId(), personId, codeHash })),
  });
}
