import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { LockedQuestion } from './lock-question';
import type { QuestionState } from './question-view';

/** Somebody who sends the same again so soon has pressed twice. */
const TWICE_MS = 60_000;

export type NewMessage = {
  text: string;
  /** A UUID made with the form, the id of the message: the same is written once. */
  key: string;
};

/** Whether this very message stands in a question already: sent again, or the same words within a minute. */
export async function isWritten(
  db: Db,
  actor: ContactActor | EmployeeActor,
  question: { id: string },
  { text, key }: NewMessage,
): Promise<boolean> {
  const since = new Date(now().getTime() - TWICE_MS);
  const found = await db.lineMessage.findFirst({
    where: {
      questionId: question.id,
      OR: [{ id: key }, { authorId: actor.personId, body: text, createdAt: { gte: since } }],
    },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Writes a message into a question whose invoice is held, and moves the question to `state`.
 * @throws PortalError not_found when the key is that of a message somewhere else
 */
export async function writeMessage(
  db: Db,
  actor: ContactActor | EmployeeActor,
  question: Pick<LockedQuestion, 'id' | 'invoice'>,
  { text, key }: NewMessage,
  state: Exclude<QuestionState, 'settled'>,
): Promise<void> {
  const at = now();
  const { count } = await db.lineMessage.createMany({
    data: {
      id: key,
      questionId: question.id,
      clientId: question.invoice.clientId,
      authorId: actor.personId,
      fromClient: isContact(actor),
      body: text,
      createdAt: at,
    },
    skipDuplicates: true,
  });
  if (count === 0) throw notFound();
  await db.lineQuestion.update({
    where: { id: question.id },
    data: { state, changedAt: at, settledAt: null, settledBy: null },
    select: { id: true },
  });
}
