import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockQuestion } from './lock-question';
import { mailAnswer } from './mail-answer';
import { isWritten, type NewMessage, writeMessage } from './write-message';

/**
 * Somebody at the firm answers; whoever asked gets it by mail too. Whether that settles it, the client says.
 * @throws PortalError not_found; conflict once the client has called it settled
 */
export async function answerQuestion(
  actor: Actor,
  { id, ...message }: NewMessage & { id: string },
): Promise<void> {
  authorizeEmployee(actor, 'question.answer');
  await dbAs(actor, async (db) => {
    const question = await lockQuestion(db, id);
    if (await isWritten(db, actor, question, message)) return;
    if (question.state === 'settled') throw new PortalError('conflict', 'questions.errors.settled');
    await writeMessage(db, actor, question, message, 'answered');
    await recordActivity(db, actor, {
      type: 'contact.answered',
      clientId: question.invoice.clientId,
      subject: { kind: 'conversation', id: publicId('qu', id) },
      data: {},
    });
    await mailAnswer(db, actor, question, message);
  });
}
