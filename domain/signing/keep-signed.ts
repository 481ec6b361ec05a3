import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { putObject, removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { signedContext } from '../documents/document-context';
import { mailSigned } from './mail-signed';

/** The largest document, and more than any evidence. */
const MAX_BYTES = 100_000_000;

/**
 * Keeps the signed version of a document, encrypted; its fingerprint goes into the log, and whoever signed is told. Of two
 * that were made at the same moment the first stays.
 * @throws PortalError not_found where not all have signed; StorageError
 */
export async function keepSigned(
  actor: Actor,
  { requestId, bytes, pages }: { requestId: string; bytes: Uint8Array; pages: number },
): Promise<void> {
  authorize(actor, 'signing.prove');
  const request = await dbAs(actor, (db) =>
    db.signatureRequest.findFirst({
      where: { id: requestId, state: 'complete', kind: 'sign' },
      select: {
        id: true,
        documentId: true,
        clientId: true,
        documentSha256: true,
        signers: {
          orderBy: { position: 'asc' },
          select: { contactId: true, name: true, email: true },
        },
      },
    }),
  );
  if (!request) throw notFound();
  const { documentId, clientId, signers } = request;
  const object = await putObject(bytes, signedContext(documentId, clientId), {
    maxBytes: MAX_BYTES,
  });
  let kept = false;
  try {
    kept = await dbAs(actor, async (db) => {
      const { count } = await db.signedDocument.createMany({
        data: {
          ...{ requestId, documentId, clientId, pages },
          storageKey: object.storageKey,
          wrappedKey: object.wrappedKey,
          keyId: object.keyId,
          sizeBytes: BigInt(object.sizeBytes),
          sha256: object.sha256,
          createdAt: now(),
        },
        skipDuplicates: true,
      });
      if (count === 0) return false;
      await recordActivity(db, actor, {
        type: 'signing.completed',
        clientId,
        subject: { kind: 'document', id: publicId('do', documentId) },
        data: {
          original: Buffer.from(request.documentSha256).toString('hex'),
          signed: Buffer.from(object.sha256).toString('hex'),
          signers: signers.length,
        },
      });
      await mailSigned(db, request);
      return true;
    });
  } finally {
    if (!kept) await removeObject(object.storageKey);
  }
}
