import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

/** To look at it in the page, or to take it away as a file. */
export type GrantPurpose = 'open' | 'download';

/** For how long its bytes are given: a long paper is read for a while, a download is begun at once. */
const LASTS_MS: Record<GrantPurpose, number> = { open: 60 * 60_000, download: 5 * 60_000 };

export type Grant = { grantId: string; expiresAt: Date };

/**
 * One opening of a document by one person, recorded once; the ranges that a viewer asks for afterwards reuse it. It
 * stands in the log, for the client to see too, before the first byte is given.
 * @throws PortalError not_found for a document that the actor may not see; unavailable while a file is still being read
 */
export async function grantDocument(
  actor: ContactActor | EmployeeActor,
  { documentId, purpose }: { documentId: string; purpose: GrantPurpose },
): Promise<Grant> {
  authorize(actor, 'document.read');
  return dbAs(actor, async (db) => {
    const document = await db.document.findUnique({
      where: { id: documentId },
      select: { clientId: true, state: true },
    });
    if (!document || document.state === 'refused') throw notFound();
    if (document.state === 'staging') throw new PortalError('unavailable', 'documents.still_read');
    const at = now();
    const grant = { grantId: newId(), expiresAt: new Date(at.getTime() + LASTS_MS[purpose]) };
    await db.documentGrant.createMany({
      data: {
        id: grant.grantId,
        documentId,
        clientId: document.clientId,
        personId: actor.personId,
        sessionId: actor.sessionId,
        purpose,
        createdAt: at,
        expiresAt: grant.expiresAt,
      },
    });
    await recordActivity(db, actor, {
      type: purpose === 'open' ? 'document.opened' : 'document.downloaded',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return grant;
  });
}
