import { recordActivity } from '@/domain/activity/record-activity';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { authorize } from '../authorize';
import { getReceipt, type ReceiptView } from './get-receipt';

/** Each is drawn anew: nobody needs more, and a program that asks for ever is stopped. */
const LIMIT: Limit = { max: 60, windowSeconds: 600 };

/**
 * A receipt to take away, written down before its first byte leaves.
 * @throws PortalError too_many beyond 60 in 10 minutes; otherwise as `getReceipt`
 */
export async function openReceipt(actor: Actor, { id }: { id: string }): Promise<ReceiptView> {
  authorize(actor, 'receipt.download');
  await countTry(actor, `receipt ${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    const receipt = await getReceipt(actor, { id });
    await recordActivity(db, actor, {
      type: 'receipt.downloaded',
      clientId: parseId('cl', receipt.client.id),
      subject: { kind: 'payment', id: receipt.id },
      data: { number: receipt.number },
    });
    return receipt;
  });
}
