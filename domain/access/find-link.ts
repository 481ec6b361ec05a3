import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { hashLinkToken } from './access-link';
import type { KnownPerson } from './find-standing';

export type LinkPurpose = 'invitation' | 'password_reset';

/** A link from a mail, read and not used: whose it is, and whether it still works. */
export type Link = {
  state: 'open' | 'used' | 'expired';
  person: KnownPerson & { subject: string };
  invitedBy: string | null;
};

/** Reads the link of a mail; looking at it uses nothing up, since mail scanners look too. Null when there is none. */
export async function findLink(
  actor: MachineActor,
  token: string,
  purpose: LinkPurpose,
): Promise<Link | null> {
  const stranger = { ...actor, subject: hashLinkToken(token) };
  const row = await dbAs(stranger, (db) =>
    db.accessToken.findFirst({
      where: { tokenHash: stranger.subject, purpose },
      select: { personId: true, expiresAt: true, usedAt: true, invitedBy: true },
    }),
  );
  if (!row) return null;
  const state = row.usedAt ? 'used' : row.expiresAt <= now() ? 'expired' : 'open';
  const person = { ...stranger, kind: 'sign-in' as const, personId: row.personId };
  return { state, person, invitedBy: row.invitedBy };
}

/** What is said of a link that does not work any more. */
export function linkRefused(state: 'used' | 'expired' | 'unknown'): PortalError {
  return new PortalError('conflict', `access.link_${state}`);
}
