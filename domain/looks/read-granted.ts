import type { Readable } from 'node:stream';
import { type ContactActor, type EmployeeActor, isOnlooker } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { type ByteRange, type ObjectRef, openObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { copyContext } from '../watermarks/keep-copy';
import type { GrantPurpose } from './grant-document';
import { SIGNED_VERSION, versionServed } from './signed-version';
import { fileOfVersion } from '../documents/versions';

export type GrantedDocument = {
  filename: string;
  mediaType: string;
  sizeBytes: number;
  purpose: GrantPurpose;
  /**
   * Its bytes, or those of a range; found unaltered as far as they are given.
   * @throws StorageError
   */
  open: (range?: ByteRange) => Promise<Readable>;
};

/**
 * What a grant gives, as long as it lasts, to the person and in the session that it was made for, and as long as they
 * may see the document: one that was taken back is not found from that moment.
 * Where it was made for a copy that bears the reader's name it gives that copy, and never the file.
 * @throws PortalError not_found, forbidden when the grant has ended; unavailable while the copy is not whole
 */
export async function readGranted(
  actor: ContactActor | EmployeeActor,
  { documentId, grantId }: { documentId: string; grantId: string },
): Promise<GrantedDocument> {
  authorize(actor, 'document.open');
  if (isOnlooker(actor)) return readGranted(actor.looker, { documentId, grantId });
  const grant = await dbAs(actor, async (db) => {
    const found = await db.documentGrant.findFirst({
      where: { id: grantId, documentId, personId: actor.personId, sessionId: actor.sessionId },
      select: {
        purpose: true,
        createdAt: true,
        version: true,
        expiresAt: true,
        copy: { select: { storageKey: true, wrappedKey: true, keyId: true, sizeBytes: true } },
        document: {
          select: {
            id: true,
            clientId: true,
            itemId: true,
            state: true,
            version: true,
            filename: true,
            mediaType: true,
            sizeBytes: true,
            storageKey: true,
            wrappedKey: true,
            keyId: true,
            signed: { select: SIGNED_VERSION },
          },
        },
      },
    });
    // Ranges of one opening are of one file, whatever takes its place meanwhile.
    return found && { ...found, document: await fileOfVersion(db, found.document, found.version) };
  });
  if (!grant) throw notFound();
  if (grant.expiresAt <= now()) throw new PortalError('forbidden', 'documents.grant_ended');
  const { document, copy } = grant;
  const purpose = purposeOf(grant.purpose);
  const { object, context } = copy
    ? { object: wholeOf(copy), context: copyContext(grantId) }
    : versionServed(document, { purpose, at: grant.createdAt });
  return {
    filename: document.filename,
    mediaType: document.mediaType ?? 'application/octet-stream',
    sizeBytes: Number(object.sizeBytes),
    purpose,
    open: (range) => openObject(object, context, range),
  };
}

type Copy = Omit<ObjectRef, 'wrappedKey' | 'keyId'> & {
  wrappedKey: Uint8Array | null;
  keyId: string | null;
};

function wholeOf({ wrappedKey, keyId, ...copy }: Copy): ObjectRef {
  if (!wrappedKey || !keyId) throw new PortalError('unavailable', 'errors.unavailable');
  return { ...copy, wrappedKey, keyId };
}

function purposeOf(kept: string): GrantPurpose {
  return kept === 'download' || kept === 'original' ? kept : 'open';
}
