import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { LockedRequest } from './lock-request';
import type { RequestItemState } from './request-view';

/** Whether the firm waits for nothing more: what is optional and was not sent does not keep a request open. */
export function isComplete(
  items: readonly { optional: boolean; state: RequestItemState }[],
): boolean {
  return items.every(
    ({ optional, state }) =>
      state === 'accepted' || state === 'not_needed' || (optional && state !== 'sent'),
  );
}

/** Ends a held request once it is complete. The rows are read anew: an item was changed in this transaction. */
export async function endWhenComplete(
  db: Db,
  actor: Actor,
  { id, clientId, state }: LockedRequest,
): Promise<void> {
  const items = await db.requestItem.findMany({
    where: { requestId: id },
    select: { optional: true, state: true },
  });
  if (state !== 'open' || !isComplete(items)) return;
  await db.documentRequest.update({
    where: { id },
    data: { state: 'done', endedAt: now() },
    select: { id: true },
  });
  await recordActivity(db, actor, {
    type: 'request.done',
    clientId,
    subject: { kind: 'request', id: publicId('rq', id) },
    data: {},
  });
}
