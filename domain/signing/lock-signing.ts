import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { SignerState, SigningKind, SigningState } from '../documents/signing-view';

export type LockedSigner = {
  id: string;
  contactId: string;
  name: string;
  email: string;
  state: SignerState;
};

/** An asking as it stands with those who are asked, held until the transaction ends: whoever signs, declines or cancels waits. */
export type LockedSigning = {
  id: string;
  clientId: string;
  documentId: string;
  kind: SigningKind;
  state: SigningState;
  dueOn: Date | null;
  documentSha256: Uint8Array;
  createdAt: Date;
  signers: LockedSigner[];
};

/** @throws PortalError not_found for another client's, and for a contact who is not asked */
export async function lockSigning(db: Db, id: string): Promise<LockedSigning> {
  const [held] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT r.id FROM signature_request r WHERE r.id = ${id}::uuid FOR UPDATE`,
  );
  const signing =
    held &&
    (await db.signatureRequest.findUnique({
      where: { id },
      select: {
        id: true,
        clientId: true,
        documentId: true,
        kind: true,
        state: true,
        dueOn: true,
        documentSha256: true,
        createdAt: true,
        signers: {
          orderBy: { position: 'asc' },
          select: { id: true, contactId: true, name: true, email: true, state: true },
        },
      },
    }));
  if (!signing) throw notFound();
  return signing;
}
