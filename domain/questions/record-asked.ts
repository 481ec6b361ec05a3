import type { ContactActor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { LockedQuestion } from './lock-question';

/** So much of what was written stands in the log; all of it stands in the question. */
const REASON_LENGTH = 500;

/**
 * Writes down that a client has asked, as the rules read it: a dispute makes them unhappy, a question waits for its answer,
 * and more words to a question that waits already are no second one.
 */
export async function recordAsked(
  db: Db,
  actor: ContactActor,
  { id, lineId, kind, state, invoice }: LockedQuestion,
  { text, isNew }: { text: string; isNew: boolean },
): Promise<void> {
  const { clientId } = invoice;
  if (kind === 'dispute' && (isNew || state === 'settled')) {
    await recordActivity(db, actor, {
      type: 'invoice.disputed',
      clientId,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
      data: { line: lineId && publicId('li', lineId), reason: text.slice(0, REASON_LENGTH) },
    });
    return;
  }
  const subject = { kind: 'conversation', id: publicId('qu', id) } as const;
  if (!isNew && state === 'open') {
    await recordActivity(db, actor, { type: 'contact.continued', clientId, subject, data: {} });
    return;
  }
  await recordActivity(db, actor, {
    type: 'contact.received',
    clientId,
    subject,
    data: { channel: 'message', topic: 'billing' },
  });
}
