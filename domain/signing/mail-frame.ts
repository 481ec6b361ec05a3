import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { addressOf, type ClientFrame, readClientFrame } from '../mail/read-client-frame';

/** What every mail about a signature is written with. None says what the document is called, or what stands in it. */
export type SigningFrame = ClientFrame & {
  /** Where the client reads it, and where the firm does. */
  clientUrl: string;
  firmUrl: string;
};

export async function signingFrame(
  db: Db,
  { clientId, documentId }: { clientId: string; documentId: string },
): Promise<SigningFrame> {
  const path = `/documents/${publicId('do', documentId)}`;
  return {
    ...(await readClientFrame(db, clientId)),
    clientUrl: addressOf(path),
    firmUrl: addressOf(`/staff${path}`),
  };
}
