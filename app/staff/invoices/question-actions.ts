'use server';

import { z } from 'zod';
import { answerQuestion } from '@/domain/questions/answer-question';
import { MessageInput } from '@/domain/questions/question-input';
import { remindNow } from '@/domain/reminders/remind-now';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const HERE = { revalidate: ['/staff/invoices'] };

export const answerQuestionAction = action(
  MessageInput,
  (actor, { question, ...message }) =>
    answerQuestion(actor, { id: parseId('qu', question), ...message }),
  HERE,
);

export const remindNowAction = action(
  z.object({ invoice: z.string() }),
  (actor, { invoice }) => remindNow(actor, { invoiceId: parseId('in', invoice) }),
  HERE,
);
