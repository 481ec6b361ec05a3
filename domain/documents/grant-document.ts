import { type ContactActor, type EmployeeActor, isContact, isEmployee } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { type ObjectRef, openObject } from '@/lib/storage';
import { requirePresence } from '../access/presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import type { DocumentCategory } from './category';
import { type LookReason, reasonText } from './look-reason';
import { asksForProof } from './sensitive';
import { SIGNED_VERSION, type SignedVersion, versionServed } from './signed-version';
import { fileOfVersion } from './versions';

/** To look at it in the page, or to take it away as a file; of a signed one the version before it was signed. */
export type GrantPurpose = 'open' | 'download' | 'original';

/** For how long its bytes are given: a long paper is read for a while, a download is begun at once. */
const LASTS_MS: Record<GrantPurpose, number> = {
  open: 60 * 60_000,
  download: 5 * 60_000,
  original: 5 * 60_000,
};

export type Grant = { grantId: string; expiresAt: Date };

type Reader = ContactActor | EmployeeActor;
type Row = ObjectRef & {
  id: string;
  category: DocumentCategory;
  clientId: string | null;
  itemId: string | null;
  state: string;
  heldSince: Date | null;
  signed: SignedVersion | null;
};

/**
 * One opening of a document by one person, recorded once; the ranges that a viewer asks for afterwards reuse it. It
 * stands in the log, for the client to see too, before the first byte is given. What turns out not to be there, or not
 * to be what was stored, was not opened: that is recorded instead.
 *
 * @throws PortalError not_found for a document that the actor may not see; forbidden where it asks for a proof of presence
 * that is missing or too old; invalid where somebody at the firm opens such a paper and does not say why; unavailable while it is still being read or waits for the scanner, and (StorageError) where
 * it can't be read
 */
export async function grantDocument(
  actor: Reader,
  {
    documentId,
    purpose,
    version,
    reason,
  }: {
    documentId: string;
    purpose: GrantPurpose;
    /** An earlier one; without it the newest. */
    version?: number | undefined;
    /** Why, where somebody at the firm has to say it. */
    reason?: LookReason | undefined;
  },
): Promise<Grant> {
  authorize(actor, 'document.read');
  const document = await dbAs(actor, async (db) => {
    const found = await db.document.findUnique({
      where: { id: documentId },
      select: {
        id: true,
        clientId: true,
        category: true,
        itemId: true,
        state: true,
        heldSince: true,
        version: true,
        filename: true,
        mediaType: true,
        sizeBytes: true,
        storageKey: true,
        wrappedKey: true,
        keyId: true,
        signed: { select: SIGNED_VERSION },
      },
    });
    if (found && asksForProof(found)) await requirePresence(db, actor);
    return found && fileOfVersion(db, found, version ?? found.version);
  });
  if (!document || document.state === 'refused') throw notFound();
  if (document.state === 'staging') {
    const why = document.heldSince ? 'documents.still_held' : 'documents.still_read';
    throw new PortalError('unavailable', why);
  }
  const why = isEmployee(actor) && asksForProof(document) ? reasonText(reason) : null;
  await see(actor, document, purpose);
  return record(actor, document, { purpose, version: version ?? document.version, why });
}

/** Reads its beginning and its end, which are checked by that. */
async function see(actor: Reader, document: Row, purpose: GrantPurpose): Promise<void> {
  try {
    const { object, context } = versionServed(document, { purpose, at: now() });
    (await openObject(object, context)).destroy();
  } catch (error) {
    if (isContact(actor)) {
      await dbAs(actor, (db) =>
        recordActivity(db, actor, {
          type: 'document.open_failed',
          clientId: document.clientId,
          subject: { kind: 'document', id: publicId('do', document.id) },
          data: { reason: 'corrupt' },
        }),
      );
    }
    throw error;
  }
}

/** What was published, taken back or removed since it was read is not granted: the database says no. */
async function record(
  actor: Reader,
  { id, clientId }: Row,
  { purpose, version, why }: { purpose: GrantPurpose; version: number; why: string | null },
): Promise<Grant> {
  const at = now();
  const grant = { grantId: newId(), expiresAt: new Date(at.getTime() + LASTS_MS[purpose]) };
  await dbAs(actor, async (db) => {
    const still = await db.document.findFirst({ where: { id, clientId }, select: { id: true } });
    if (!still) throw notFound();
    await db.documentGrant.createMany({
      data: {
        id: grant.grantId,
        documentId: id,
        clientId,
        personId: actor.personId,
        sessionId: actor.sessionId,
        purpose,
        version,
        createdAt: at,
        expiresAt: grant.expiresAt,
      },
    });
    await recordActivity(db, actor, {
      type: purpose === 'open' ? 'document.opened' : 'document.downloaded',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
      ...(why && { reason: why }),
    });
  });
  return grant;
}
