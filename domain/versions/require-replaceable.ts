import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';

/**
 * What is signed, or is being signed, stays the file that it is.
 * @throws PortalError conflict
 */
export async function requireReplaceable(db: Db, documentId: string): Promise<void> {
  const signing = await db.signatureRequest.findFirst({
    where: {
      documentId,
      OR: [{ state: 'open' }, { state: 'complete', kind: 'sign' }],
    },
    select: { state: true },
  });
  if (!signing) return;
  const why = signing.state === 'open' ? 'asked' : 'signed';
  throw new PortalError('conflict', `documentVersions.errors.${why}`);
}
