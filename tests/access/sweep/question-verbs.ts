import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion } from '@/domain/questions/ask-question';
import { getQuestionPlace } from '@/domain/questions/get-question-place';
import { listQuestions } from '@/domain/questions/list-questions';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { remindNow } from '@/domain/reminders/remind-now';
import { sendDueReminders } from '@/domain/reminders/send-due-reminders';
import { JOB } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;
const message = () => ({ text: 'What is this?', key: newId() });

/** Questions about bills, and reminders of them. */
export const questionVerbs: Registry = {
  'domain/questions/list-questions#listQuestions': {
    call: (actor, { invoiceId }) => listQuestions(actor, { invoiceId }),
    rightful: dana,
    kind: 'list',
  },
  'domain/questions/get-question-place#getQuestionPlace': {
    call: (actor, { questionId }) => getQuestionPlace(actor, { id: questionId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/questions/ask-question#askQuestion': {
    call: (actor, { invoiceId }) =>
      askQuestion(actor, { invoiceId, lineId: null, kind: 'question', ...message() }),
    rightful: dana,
    kind: 'row',
  },
  'domain/questions/reply-to-question#replyToQuestion': {
    call: (actor, { questionId }) => replyToQuestion(actor, { id: questionId, ...message() }),
    rightful: dana,
    kind: 'row',
  },
  'domain/questions/settle-question#settleQuestion': {
    call: (actor, { questionId }) => settleQuestion(actor, { id: questionId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/questions/answer-question#answerQuestion': {
    call: (actor, { questionId }) => answerQuestion(actor, { id: questionId, ...message() }),
    rightful: tom,
    kind: 'row',
  },
  'domain/reminders/remind-now#remindNow': {
    call: (actor, { invoiceId }) => remindNow(actor, { invoiceId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/reminders/send-due-reminders#sendDueReminders': {
    call: (actor) => sendDueReminders(actor),
    rightful: JOB,
    kind: 'few',
  },
};
