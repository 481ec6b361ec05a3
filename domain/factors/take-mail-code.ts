import { z } from 'zod';
import { hashLinkToken } from '@/domain/access/access-link';
import { countSignIn, forgiveSignIn } from '@/domain/access/count-sign-in';
import { enter, type Entered } from '@/domain/access/enter';
import type { KnownPerson } from '@/domain/access/find-standing';
import { noSoonerThan } from '@/domain/access/no-sooner-than';
import { recordFailedSignIn } from '@/domain/access/record-failed-sign-in';
import { REFUSAL_MS } from '@/domain/access/sign-in';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { hashMailCode } from './mail-code';

/** A code of a million is tried no more often than this (OWASP ASVS 5.0, 6.6.3). */
const MAX_TRIES = 5;

/** The address that a browser asked a code for, while the code can still be typed; null when it is over. */
export async function findMailCode(
  actor: MachineActor,
  secret: string,
): Promise<{ email: string } | null> {
  authorize(actor, 'session.begin');
  const stranger = { ...actor, subject: hashLinkToken(secret) };
  return dbAs(stranger, (db) =>
    db.signInCode.findFirst({
      where: { secretHash: stranger.subject, ...stillOpen() },
      select: { email: true },
    }),
  );
}

/** How a mail's link stands: `elsewhere` is open, but another browser asked. Looking uses nothing up: scanners look too. */
export type CodeLink = 'here' | 'elsewhere' | 'over';

export async function findCodeLink(
  actor: MachineActor,
  { token, secret }: { token: string; secret: string | null },
): Promise<CodeLink> {
  authorize(actor, 'session.begin');
  const stranger = { ...actor, subject: hashLinkToken(token) };
  const row = await dbAs(stranger, (db) =>
    db.signInCode.findFirst({
      where: { linkHash: stranger.subject, ...stillOpen() },
      select: { secretHash: true },
    }),
  );
  if (!row) return 'over';
  return secret && row.secretHash === hashLinkToken(secret) ? 'here' : 'elsewhere';
}

export const TakeMailCodeInput = z.object({
  code: z.string().trim().min(1, 'errors.required').max(40, 'errors.too_long'),
});

/**
 * Signs in by a mailed code, in the browser that asked for it, or on to the second step. It works once, five may be tried, and
 * each counts as a try of the account.
 * @throws PortalError invalid, on `code`; conflict (`mailCode.errors.over`) when the code is too old, used or tried out;
 * too_many
 */
export async function takeMailCode(
  actor: MachineActor,
  { secret, code }: z.output<typeof TakeMailCodeInput> & { secret: string },
): Promise<Entered> {
  authorize(actor, 'session.begin');
  const typed = code.normalize('NFKC').replace(/\s/g, '');
  return noSoonerThan(REFUSAL_MS, () =>
    take({ ...actor, subject: hashLinkToken(secret) }, { codeHash: hashMailCode(typed, secret) }),
  );
}

/**
 * As `takeMailCode`, by the button on the page of the mail's link. In another browser the link lets nobody in: whoever asked is
 * at the first one.
 * @throws PortalError conflict (`mailCode.errors.over`)
 */
export async function takeCodeLink(
  actor: MachineActor,
  { secret, token }: { secret: string; token: string },
): Promise<Entered> {
  authorize(actor, 'session.begin');
  return noSoonerThan(REFUSAL_MS, () =>
    take({ ...actor, subject: hashLinkToken(secret) }, { linkHash: hashLinkToken(token) }),
  );
}

type Proof = { codeHash: string } | { linkHash: string };

async function take(stranger: MachineActor, proof: Proof): Promise<Entered> {
  const secretHash = stranger.subject ?? '';
  const row = await dbAs(stranger, async (db) => {
    // Counted before it is looked at, so that tries at the same moment all count.
    const counted = await db.signInCode.updateMany({
      where: { secretHash, ...stillOpen() },
      data: { tries: { increment: 1 } },
    });
    if (counted.count === 0) return null;
    return db.signInCode.findUniqueOrThrow({
      where: { secretHash },
      select: { id: true, personId: true, email: true, codeHash: true, linkHash: true },
    });
  });
  if (!row) throw codeOver();
  const person: KnownPerson | null = row.personId
    ? { ...stranger, kind: 'sign-in', personId: row.personId }
    : null;
  const counted = await countSignIn(person ?? stranger, row.email);
  const isRight =
    'codeHash' in proof ? proof.codeHash === row.codeHash : proof.linkHash === row.linkHash;
  const entered = person && isRight ? await dbAs(person, (db) => comeIn(db, person, row.id)) : null;
  if (!entered) {
    await recordFailedSignIn(stranger, person, person ? 'code' : 'unknown');
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { code: 'mailCode.errors.wrong' },
    });
  }
  await forgiveSignIn(counted);
  return entered;
}

/** Uses the code up, and every other one that the person asked for; of two at the same moment one comes in. */
async function comeIn(db: Db, person: KnownPerson, id: string): Promise<Entered> {
  const used = await db.signInCode.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: now() },
  });
  if (used.count === 0) throw codeOver();
  await db.signInCode.updateMany({
    where: { personId: person.personId, usedAt: null },
    data: { usedAt: now() },
  });
  const entered = await enter(db, person, 'code');
  if (!entered) throw codeOver();
  return entered;
}

function stillOpen() {
  return { usedAt: null, expiresAt: { gt: now() }, tries: { lt: MAX_TRIES } };
}

function codeOver(): PortalError {
  return new PortalError('conflict', 'mailCode.errors.over');
}
