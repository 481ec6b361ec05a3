import { z } from 'zod';
import { clientOf } from '@/domain/access/begin-session';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { countTry, giveTryBack } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import { newTotpSecret } from '@/lib/totp';
import { SETUP_MS } from './get-factors';
import { keepCodes } from './make-recovery-codes';
import { mailFactor } from './mail-factor';
import { newRecoveryCodes } from './recovery-codes';
import { keepSecret, stepOfTyped } from './totp-secret';

/**
 * Begins to set up a second step: a secret for the app, which asks for nothing until a code has shown that the app has it.
 * Beginning again makes another.
 * @throws PortalError forbidden (`access.presence_needed`); conflict where there is one already
 */
export async function beginTotp(actor: PersonActor): Promise<void> {
  authorize(actor, 'factor.change');
  const { personId } = actor;
  const kept = keepSecret(newTotpSecret(), personId);
  await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const before = await db.totp.findUnique({ where: { personId }, select: { confirmedAt: true } });
    if (before?.confirmedAt) throw new PortalError('conflict', 'factors.errors.on_already');
    await db.totp.deleteMany({ where: { personId, confirmedAt: null } });
    await db.totp.createMany({
      data: { personId, ...kept, createdAt: now() },
      // Pressed twice: the first one's stands.
      skipDuplicates: true,
    });
  });
}

export const TotpCodeInput = z.object({
  code: z.string().trim().min(1, 'errors.required').max(40, 'errors.too_long'),
});

const LIMIT = { max: 10, windowSeconds: 900 };

/**
 * Turns the second step on, by a code of the app: from now on one is asked for after the password. The person is told by
 * mail.
 * @returns ten recovery codes, which nobody gets to see again
 * @throws PortalError invalid, on `code`; forbidden (`access.presence_needed`); conflict when there is none to confirm;
 * too_many after 10 tries in a quarter of an hour
 */
export async function confirmTotp(
  actor: PersonActor,
  { code }: z.output<typeof TotpCodeInput>,
): Promise<string[]> {
  authorize(actor, 'factor.change');
  const { personId } = actor;
  const limit = `factor/${personId}`;
  await countTry(actor, limit, LIMIT);
  const begun = await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    return db.totp.findFirst({
      where: {
        personId,
        confirmedAt: null,
        createdAt: { gt: new Date(now().getTime() - SETUP_MS) },
      },
      select: { wrappedKey: true, keyId: true },
    });
  });
  if (!begun) throw new PortalError('conflict', 'factors.errors.none_begun');
  const step = stepOfTyped(code, begun, personId);
  if (step === null) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { code: 'factors.errors.app_code_wrong' },
    });
  }
  const made = await newRecoveryCodes();
  await dbAs(actor, async (db) => {
    const confirmed = await db.totp.updateMany({
      where: { personId, confirmedAt: null, wrappedKey: begun.wrappedKey },
      data: { confirmedAt: now(), lastStep: step },
    });
    if (confirmed.count === 0) throw new PortalError('conflict', 'factors.errors.none_begun');
    await keepCodes(db, personId, made);
    await recordActivity(db, actor, {
      type: 'factor.added',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
    const person = await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { email: true, name: true },
    });
    await mailFactor(db, { ...person, standing: actor }, 'factor_added');
  });
  await giveTryBack(actor, limit, LIMIT);
  return made.codes;
}
