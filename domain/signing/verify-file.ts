import type { MachineActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { countTry, type Limit } from '@/lib/rate-limit';
import { networkCounter } from '../access/network-counter';
import { authorize } from '../authorize';

/** What a file is, to somebody who has it. Whose document it is, and what it is called, stands in the file alone. */
export type Verified =
  | { is: 'signed'; signers: { name: string; signedAt: Date }[] }
  | { is: 'original' }
  | { is: 'unknown' };

/** A person with a folder of files, and no program that tries fingerprints. */
const FROM_ONE: Limit = { max: 60, windowSeconds: 900 };
const FROM_ALL: Limit = { max: 3_000, windowSeconds: 900 };

/**
 * Says of a fingerprint (SHA-256, hex) whether it is that of a file that was signed here, with who signed it and when, or
 * that of one before it was signed. The database shows the row of this fingerprint and no other.
 * @throws PortalError invalid for what is no fingerprint; too_many
 */
export async function verifyFile(
  actor: MachineActor,
  { sha256 }: { sha256: string },
): Promise<Verified> {
  authorize(actor, 'signing.verify');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new PortalError('invalid', 'verify.errors.fingerprint');
  const network = networkCounter('verify', actor, FROM_ONE);
  await countTry(actor, network.key, network.limit);
  await countTry(actor, 'verify', FROM_ALL);
  return readAs({ kind: 'public', subject: sha256 }, async (db) => {
    const signers = await db.$queryRaw<{ name: string; signedAt: Date }[]>(sql`
      SELECT s.name, s.acted_at AS "signedAt" FROM signed_document v JOIN signature_signer s ON s.request_id = v.request_id
      WHERE encode(v.sha256, 'hex') = ${sha256} ORDER BY s.position`);
    if (signers.length > 0) return { is: 'signed', signers };
    const [original] = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT r.id FROM signature_request r WHERE encode(r.document_sha256, 'hex') = ${sha256} LIMIT 1`);
    return { is: original ? 'original' : 'unknown' };
  });
}
