import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { findLink, type Link, type LinkPurpose, linkRefused } from './find-link';
import { recordFailedSignIn } from './record-failed-sign-in';

/**
 * The link as it is before it is used.
 * @throws PortalError conflict when it is used up, too old or unknown; the try is recorded.
 */
export async function requireOpenLink(
  actor: MachineActor,
  token: string,
  purpose: LinkPurpose,
): Promise<Link> {
  const link = await findLink(actor, token, purpose);
  if (link?.state === 'open') return link;
  await recordFailedSignIn(actor, link?.person ?? null, 'expired_link');
  throw linkRefused(link?.state ?? 'unknown');
}

/**
 * Uses a link up, and every other one of its purpose that the person has, in the caller's transaction. Of two at the
 * same moment one wins.
 * @throws PortalError conflict for the other one
 */
export async function useLink(db: Db, link: Link, purpose: LinkPurpose): Promise<void> {
  const used = await db.accessToken.updateMany({
    where: { tokenHash: link.person.subject, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  if (used.count === 0) throw linkRefused('used');
  await db.accessToken.updateMany({
    where: { personId: link.person.personId, purpose, usedAt: null },
    data: { usedAt: now() },
  });
}
