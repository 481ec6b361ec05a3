import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorizeContact } from '../authorize';
import { lockQuestion } from './lock-question';
import { mailQuestion } from './mail-question';
import { recordAsked } from './record-asked';
import { isWritten, type NewMessage, writeMessage } from './write-message';

/**
 * The client writes on in a question: it waits for an answer again, whether it was answered or settled ("Not yet").
 * @throws PortalError not_found
 */
export async function replyToQuestion(
  actor: Actor,
  { id, ...message }: NewMessage & { id: string },
): Promise<void> {
  authorizeContact(actor, 'question.ask');
  await dbAs(actor, async (db) => {
    const question = await lockQuestion(db, id);
    if (await isWritten(db, actor, question, message)) return;
    await writeMessage(db, actor, question, message, 'open');
    await recordAsked(db, actor, question, { text: message.text, isNew: false });
    await mailQuestion(db, actor, question, message);
  });
}
