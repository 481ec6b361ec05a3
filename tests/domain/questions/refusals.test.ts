import { describe, expect, it } from 'vitest';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion } from '@/domain/questions/ask-question';
import { listQuestions } from '@/domain/questions/list-questions';
import { MessageText } from '@/domain/questions/question-input';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { line, makeDraft, makeSent } from '@/tests/domain/invoices/drafts';
import { mailKeysOf } from '@/tests/domain/payments/paying';
import { cast, larkAndLoom } from '@/tests/support/cast';
import { refusal } from '@/tests/support/refusal';
import { answer, ask, asking, billWithLine, stateOf } from './asking';

const { dana, marco, joan, tom, ruth, hugh } = cast;

describe('sent twice', () => {
  it('one form is one question, at once or later', async () => {
    const bill = await billWithLine();
    const form = asking(bill);
    const ids = await Promise.all([1, 2, 3, 4].map(() => askQuestion(dana, form)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    const id = ids[0]?.id ?? '';
    expect(await stateOf(id)).toMatchObject({ messages: 1 });
    await settleQuestion(dana, { id });
    expect(await askQuestion(dana, form)).toEqual({ id });
    expect(await stateOf(id)).toMatchObject({ messages: 1, state: 'settled' });
    expect(await mailKeysOf(`question/${form.key}`)).toHaveLength(1);
  });

  it('the same words within a minute are one, and after it two', async () => {
    const at = new Date('2026-11-24T19:00:00Z');
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    const asked = await withClock(at, () => ask());
    const words = { text: 'What is this?' };
    await withClock(later(59), () => askQuestion(dana, asking(asked, words)));
    expect(await stateOf(asked.id)).toMatchObject({ messages: 1 });
    await withClock(later(61), () => askQuestion(dana, asking(asked, words)));
    expect(await stateOf(asked.id)).toMatchObject({ messages: 2 });
  });

  it('an answer is one too, and mailed once', async () => {
    const asked = await ask();
    const message = { id: asked.id, text: 'Yes.', key: newId() };
    await Promise.all([1, 2, 3].map(() => answerQuestion(tom, message)));
    expect(await stateOf(asked.id)).toMatchObject({ messages: 2 });
    expect(await mailKeysOf(`answer/${message.key}/`)).toHaveLength(1);
  });

  it('two people who ask about one line at once share a question', async () => {
    const bill = await billWithLine();
    const ids = await Promise.all([
      askQuestion(dana, asking(bill, { text: 'A' })),
      askQuestion(marco, asking(bill, { text: 'B' })),
    ]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });
});

describe('what is refused', () => {
  it('another client’s invoice, a line of another invoice, a draft: not found', async () => {
    const bill = await billWithLine();
    const other = await billWithLine();
    const draftId = await makeDraft({ lines: [line()] });
    const theirs = await makeSent({}, { actor: hugh, clientId: larkAndLoom.clientId });
    const tries = [
      () => askQuestion(joan, asking(bill)),
      () => askQuestion(dana, asking({ invoiceId: bill.invoiceId, lineId: other.lineId })),
      () => askQuestion(dana, asking({ invoiceId: theirs, lineId: null })),
      () => askQuestion(dana, asking({ invoiceId: draftId, lineId: null })),
      () => askQuestion(dana, asking({ invoiceId: newId(), lineId: null })),
    ];
    for (const one of tries) expect((await refusal(one())).code).toBe('not_found');
    expect(await listQuestions(joan, { invoiceId: bill.invoiceId })).toEqual([]);
  });

  it('another client’s question, to read, write in, answer or settle', async () => {
    const asked = await ask();
    const key = newId();
    const tries = [
      () => replyToQuestion(joan, { id: asked.id, text: 'Mine?', key }),
      () => settleQuestion(joan, { id: asked.id }),
      () => answerQuestion(hugh, { id: asked.id, text: 'Ours?', key }),
    ];
    for (const one of tries) expect((await refusal(one())).code).toBe('not_found');
    expect(await listQuestions(hugh, { invoiceId: asked.invoiceId })).toEqual([]);
  });

  it('a contact without the right to see bills', async () => {
    const asked = await ask();
    const blind = { ...marco, rights: { ...marco.rights, billing: false } };
    const tries = [
      () => askQuestion(blind, asking(asked)),
      () => settleQuestion(blind, { id: asked.id }),
      () => listQuestions(blind, { invoiceId: asked.invoiceId }),
    ];
    for (const one of tries) expect((await refusal(one())).code).toBe('forbidden');
  });

  it('the key of a message that is somebody else’s', async () => {
    const key = newId();
    await ask({ key });
    const bill = await billWithLine();
    expect((await refusal(askQuestion(marco, asking(bill, { key })))).code).toBe('not_found');
    expect(await listQuestions(marco, { invoiceId: bill.invoiceId })).toEqual([]);
  });

  it('an answer to what is settled, and a question about what is cancelled', async () => {
    const asked = await ask();
    await settleQuestion(dana, { id: asked.id });
    expect((await refusal(answer(asked.id))).messageKey).toBe('questions.errors.settled');
    const bill = await billWithLine();
    await voidInvoice(ruth, { id: bill.invoiceId, reason: 'Sent twice' });
    expect((await refusal(askQuestion(dana, asking(bill)))).messageKey).toBe(
      'questions.errors.void',
    );
  });

  it('nothing, and more than a message takes', () => {
    const wrong = (text: unknown) => MessageText.safeParse(text).error?.issues[0]?.message;
    expect(wrong('  \n ')).toBe('questions.errors.empty');
    expect(wrong('\0')).toBe('questions.errors.empty');
    expect(wrong(undefined)).toBe('errors.required');
    expect(wrong('x'.repeat(4001))).toBe('questions.errors.too_long');
    expect(MessageText.parse(` ${'x'.repeat(4000)}\0\r\n`)).toBe('x'.repeat(4000));
    expect(MessageText.parse('a\r\nб 星')).toBe('a\nб 星');
  });
});
