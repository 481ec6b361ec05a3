import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';

/**
 * Asks for no signature of a document any more: whoever is signing at this moment is waited for, and whoever comes after is
 * told. What was signed by all stays signed.
 * @returns whether something was asked
 */
export async function endSignings(
  db: Db,
  actor: Actor,
  { id, clientId }: { id: string; clientId: string | null },
): Promise<boolean> {
  const { count } = await db.signatureRequest.updateMany({
    where: { documentId: id, state: 'open' },
    data: { state: 'cancelled', endedAt: now() },
  });
  if (count === 0) return false;
  await recordActivity(db, actor, {
    type: 'signing.cancelled',
    clientId,
    subject: { kind: 'document', id: publicId('do', id) },
    data: {},
  });
  return true;
}
