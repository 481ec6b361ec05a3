import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newStorageKey, putObject } from '@/lib/storage';
import { authorize } from '../authorize';

type Granted = { grantId: string; documentId: string; clientId: string; expiresAt: Date };

/** What the key of a copy is bound to: to the one opening that it was made for. */
export function copyContext(grantId: string): string {
  return `marked copy of grant ${grantId}`;
}

/**
 * Says of a grant that it gives a marked copy and nothing else, and where that will be, before a byte of it is written: a
 * process that is stopped in between leaves nothing that the sweep would not find. Until `keepCopy` is done it gives nothing.
 */
export async function beginCopy(db: Db, granted: Granted): Promise<void> {
  await db.markedCopy.createMany({ data: { ...granted, storageKey: newStorageKey() } });
}

/**
 * Stores the copy, encrypted, where the grant says that it is.
 * @throws PortalError not_found for a grant of somebody else's, and for one that gives no copy; StorageError
 */
export async function keepCopy(
  actor: ContactActor | EmployeeActor,
  { grantId }: { grantId: string },
  bytes: Uint8Array,
): Promise<void> {
  authorize(actor, 'document.open');
  const begun = await dbAs(actor, (db) =>
    db.markedCopy.findFirst({ where: { grantId, wrappedKey: null }, select: { storageKey: true } }),
  );
  if (!begun) throw notFound();
  const stored = await putObject(bytes, copyContext(grantId), {
    maxBytes: bytes.length,
    storageKey: begun.storageKey,
  });
  await dbAs(actor, (db) =>
    db.markedCopy.updateMany({
      where: { grantId, wrappedKey: null },
      data: {
        wrappedKey: stored.wrappedKey,
        keyId: stored.keyId,
        sizeBytes: BigInt(stored.sizeBytes),
      },
    }),
  );
}
