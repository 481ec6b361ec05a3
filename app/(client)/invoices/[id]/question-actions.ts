'use server';

import { z } from 'zod';
import { askQuestion } from '@/domain/questions/ask-question';
import { AskInput, MessageInput } from '@/domain/questions/question-input';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const HERE = { revalidate: ['/invoices'] };

export const askQuestionAction = action(
  AskInput,
  async (actor, { invoice, line, ...asking }) => {
    await askQuestion(actor, {
      ...asking,
      invoiceId: parseId('in', invoice),
      lineId: line ? parseId('li', line) : null,
    });
  },
  HERE,
);

export const replyToQuestionAction = action(
  MessageInput,
  (actor, { question, ...message }) =>
    replyToQuestion(actor, { id: parseId('qu', question), ...message }),
  HERE,
);

export const settleQuestionAction = action(
  z.object({ question: z.string() }),
  (actor, { question }) => settleQuestion(actor, { id: parseId('qu', question) }),
  HERE,
);
