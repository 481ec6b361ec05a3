import { z } from 'zod';
import { hashLinkToken } from '@/domain/access/access-link';
import {
  beginSession,
  clientOf,
  type FirstStep,
  type SignedIn,
} from '@/domain/access/begin-session';
import { countSignIn, forgiveSignIn } from '@/domain/access/count-sign-in';
import { findStanding, type KnownPerson } from '@/domain/access/find-standing';
import { noSoonerThan } from '@/domain/access/no-sooner-than';
import { recordFailedSignIn } from '@/domain/access/record-failed-sign-in';
import { REFUSAL_MS } from '@/domain/access/sign-in';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { mailFactor } from './mail-factor';
import { hashRecoveryCode } from './recovery-codes';
import { stepOfTyped } from './totp-secret';

type Begun = { id: string; person: KnownPerson; method: FirstStep };

/** Whether a browser's secret is of a sign-in that waits for its second step. Looking uses nothing up. */
export async function isSecondStepOpen(actor: MachineActor, secret: string): Promise<boolean> {
  authorize(actor, 'session.begin');
  return (await findBegun(actor, secret)) !== null;
}

async function findBegun(actor: MachineActor, secret: string): Promise<Begun | null> {
  const stranger = { ...actor, subject: hashLinkToken(secret) };
  const row = await dbAs(stranger, (db) =>
    db.pendingSignIn.findFirst({
      where: { secretHash: stranger.subject, expiresAt: { gt: now() } },
      select: { id: true, personId: true, method: true },
    }),
  );
  if (!row) return null;
  const person = { ...stranger, kind: 'sign-in' as const, personId: row.personId };
  return { id: row.id, person, method: row.method as FirstStep };
}

export const SecondStepInput = z.object({
  code: z.string().trim().min(1, 'errors.required').max(40, 'errors.too_long'),
  way: z.enum(['app', 'recovery']).catch('app'),
});

/**
 * Signs in whoever has done the first step in this browser, by a code of their app or by a recovery code. Either works once.
 * Tries count as tries of the account.
 * @throws PortalError invalid, on `code`; conflict (`factors.errors.over`) when the first step is too long ago or used;
 * too_many
 */
export async function takeSecondStep(
  actor: MachineActor,
  { secret, code, way }: z.output<typeof SecondStepInput> & { secret: string },
): Promise<SignedIn> {
  authorize(actor, 'session.begin');
  const begun = await findBegun(actor, secret);
  if (!begun) throw stepOver();
  const { person } = begun;
  const known = await dbAs(person, async (db) => ({
    ...(await db.person.findUniqueOrThrow({
      where: { id: person.personId },
      select: { email: true, name: true },
    })),
    totp: await db.totp.findFirst({
      where: { personId: person.personId, confirmedAt: { not: null } },
      select: { wrappedKey: true, keyId: true, recoverySalt: true },
    }),
  }));
  // It was taken from them meanwhile: the first step is done anew, and is enough.
  if (!known.totp) throw stepOver();
  const counted = await countSignIn(person, known.email);
  const used = await noSoonerThan(REFUSAL_MS, async () => {
    const use = known.totp && (await readCode(known.totp, person.personId, code, way));
    const done = use && (await dbAs(person, (db) => comeIn(db, begun, use, known)));
    if (done) return done;
    await recordFailedSignIn(actor, person, 'code');
    throw new PortalError('invalid', 'errors.invalid', {
      fields: {
        code: way === 'app' ? 'factors.errors.code_wrong' : 'factors.errors.recovery_wrong',
      },
    });
  });
  await forgiveSignIn(counted);
  return used;
}

type Kept = { wrappedKey: Uint8Array; keyId: string; recoverySalt: Uint8Array | null };

/** What a code uses up, if it is one. */
type Use = { step: number } | { codeHash: string };

async function readCode(
  totp: Kept,
  personId: string,
  code: string,
  way: 'app' | 'recovery',
): Promise<Use | null> {
  if (way === 'app') {
    const step = stepOfTyped(code, totp, personId);
    return step === null ? null : { step };
  }
  const codeHash = totp.recoverySalt && (await hashRecoveryCode(code, totp.recoverySalt));
  return codeHash ? { codeHash } : null;
}

/** Uses the code and the first step up, both or neither: of two at the same moment one comes in. Null for a used code. */
async function comeIn(
  db: Db,
  { id, person, method }: Begun,
  use: Use,
  known: { email: string; name: string },
): Promise<SignedIn | null> {
  const { personId } = person;
  const isRecovery = 'codeHash' in use;
  const spent = isRecovery
    ? await db.recoveryCode.updateMany({
        where: { personId, codeHash: use.codeHash, usedAt: null },
        data: { usedAt: now() },
      })
    : await db.totp.updateMany({
        where: { personId, confirmedAt: { not: null }, lastStep: { lt: use.step } },
        data: { lastStep: use.step },
      });
  if (spent.count === 0) return null;
  const ended = await db.pendingSignIn.deleteMany({ where: { id } });
  if (ended.count === 0) throw stepOver();
  const signedIn = await beginSession(db, person, `${method}+${isRecovery ? 'recovery' : 'totp'}`);
  if (!signedIn) throw stepOver();
  if (isRecovery) await tellRecovered(db, person, signedIn.sessionId, known);
  return signedIn;
}

async function tellRecovered(
  db: Db,
  person: KnownPerson,
  sessionId: string,
  known: { email: string; name: string },
): Promise<void> {
  const standing = await findStanding(db, person, sessionId);
  if (!standing) return;
  const left = await db.recoveryCode.count({ where: { personId: person.personId, usedAt: null } });
  await recordActivity(db, standing, {
    type: 'factor.recovered',
    clientId: clientOf(standing),
    subject: null,
    data: { left },
  });
  await mailFactor(db, { ...known, standing }, 'factor_recovered', { left });
}

function stepOver(): PortalError {
  return new PortalError('conflict', 'factors.errors.over');
}
