import type { ObjectRef } from '@/lib/storage';
import { contextOf, signedContext } from '../documents/document-context';
import type { GrantPurpose } from './grant-document';

/** The signed version of a document: another file, with its own key. */
export type SignedVersion = ObjectRef & { createdAt: Date };

/** What is read of it beside a document. */
export const SIGNED_VERSION = {
  storageKey: true,
  wrappedKey: true,
  keyId: true,
  sizeBytes: true,
  createdAt: true,
} as const;

type Versions = ObjectRef & {
  id: string;
  clientId: string | null;
  itemId: string | null;
  state: string;
  signed: SignedVersion | null;
};

/**
 * The file that a grant gives, with what its key is bound to: the signed version where there was one when the grant was
 * made, so that nobody who reads by ranges is given parts of both; the original where that was asked for.
 */
export function versionServed(
  document: Versions,
  { purpose, at }: { purpose: GrantPurpose; at: Date },
): { object: ObjectRef; context: string } {
  const { id, clientId, signed } = document;
  if (!signed || !clientId || purpose === 'original' || signed.createdAt > at)
    return { object: document, context: contextOf(document) };
  return { object: signed, context: signedContext(id, clientId) };
}
