import { z } from 'zod';
import { hashLinkToken } from '@/domain/access/access-link';
import { clientOf } from '@/domain/access/begin-session';
import { endAllSessions } from '@/domain/access/end-session';
import { linkRefused } from '@/domain/access/find-link';
import { findStanding, type KnownPerson } from '@/domain/access/find-standing';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation } from '@/lib/db';
import { mailOldAddress } from './mail-old-address';

export const ApplyAddressChangeInput = z.object({ token: z.string().min(1).max(200) });

type Found = {
  state: 'open' | 'used' | 'expired';
  email: string;
  sessionId: string;
  person: KnownPerson & { subject: string };
};

/** Whether a link to another address works, for the page behind it; looking uses nothing up, since mail scanners look too. */
export async function findAddressChange(
  actor: MachineActor,
  token: string,
): Promise<{ state: 'open'; email: string } | { state: 'used' | 'expired' | 'unknown' }> {
  authorize(actor, 'correction.confirm');
  const found = await find(actor, token);
  if (!found) return { state: 'unknown' };
  return found.state === 'open' ? { state: 'open', email: found.email } : { state: found.state };
}

/**
 * Makes an address that of its person, by the button behind the link that went there. Their sessions end everywhere but where it
 * was asked for, and so does what was mailed to the old address for coming in; which is told of it.
 * @throws PortalError conflict when the link is used up or too old, or somebody has that address by now
 */
export async function applyAddressChange(
  actor: MachineActor,
  { token }: z.output<typeof ApplyAddressChangeInput>,
): Promise<void> {
  authorize(actor, 'correction.confirm');
  const found = await find(actor, token);
  if (found?.state !== 'open') throw linkRefused(found?.state ?? 'unknown');
  try {
    await dbAs(found.person, (db) => apply(db, found));
  } catch (error) {
    // Somebody else got it meanwhile: nobody is told who has which address.
    if (isUniqueViolation(error)) throw linkRefused('unknown');
    throw error;
  }
}

async function find(actor: MachineActor, token: string): Promise<Found | null> {
  const stranger = { ...actor, subject: hashLinkToken(token) };
  const row = await dbAs(stranger, (db) =>
    db.addressChange.findFirst({ where: { tokenHash: stranger.subject } }),
  );
  if (!row) return null;
  const state = row.usedAt ? 'used' : row.expiresAt <= now() ? 'expired' : 'open';
  const { personId, sessionId, email } = row;
  // Acts in the session that asked, so that it alone stays.
  return {
    ...{ state, email, sessionId },
    person: { ...stranger, kind: 'sign-in', personId, sessionId },
  };
}

async function apply(db: Db, { person, email, sessionId }: Found): Promise<void> {
  const { personId } = person;
  const used = await db.addressChange.updateMany({
    where: { tokenHash: person.subject, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  if (used.count === 0) throw linkRefused('used');
  const before = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, name: true },
  });
  const standing = await findStanding(db, person, sessionId);
  if (!standing) throw linkRefused('unknown');
  const clientId = clientOf(standing);
  await db.person.updateMany({ where: { id: personId }, data: { email } });
  await db.accessToken.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now() } });
  await db.signInCode.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now() } });
  await db.pendingSignIn.deleteMany({ where: { personId } });
  await endAllSessions(db, person, clientId, 'address_changed');
  await recordActivity(db, standing, {
    type: 'address.changed',
    clientId,
    subject: null,
    data: {},
  });
  await mailOldAddress(db, { ...before, standing });
}
