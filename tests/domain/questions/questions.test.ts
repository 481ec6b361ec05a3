import { describe, expect, it } from 'vitest';
import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion, type Asking } from '@/domain/questions/ask-question';
import { listClientQuestions } from '@/domain/questions/list-client-questions';
import { listQuestions } from '@/domain/questions/list-questions';
import { MessageText } from '@/domain/questions/question-input';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { line, makeDraft, makeSent } from '@/tests/domain/invoices/drafts';
import { mailKeysOf } from '@/tests/domain/payments/paying';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const { dana, marco, joan, tom, ruth, hugh } = cast;

async function linesOf(invoiceId: string): Promise<string[]> {
  const rows = await ownerQuery<{ id: string }>(
    'SELECT id FROM invoice_line WHERE invoice_id = $1 ORDER BY position',
    [invoiceId],
  );
  return rows.map(({ id }) => id);
}

async function billWithLine(): Promise<{ invoiceId: string; lineId: string }> {
  const invoiceId = await makeSent();
  const [lineId = ''] = await linesOf(invoiceId);
  return { invoiceId, lineId };
}

function asking(
  where: { invoiceId: string; lineId: string | null },
  changes: Partial<Asking> = {},
) {
  return { ...where, kind: 'question' as const, text: 'What is this?', key: newId(), ...changes };
}

async function ask(changes: Partial<Asking> = {}, actor = dana) {
  const bill = await billWithLine();
  const { id } = await askQuestion(actor, asking(bill, changes));
  return { ...bill, id };
}

const answer = (id: string, text = 'The receipts of September.') =>
  answerQuestion(tom, { id, text, key: newId() });
const reply = (id: string, text = 'Not quite.') =>
  replyToQuestion(dana, { id, text, key: newId() });

async function stateOf(id: string) {
  const [row] = await ownerQuery<{ state: string; kind: string; messages: number }>(
    `SELECT state, kind, (SELECT count(*)::int FROM line_message m WHERE m.question_id = q.id) AS messages
     FROM line_question q WHERE id = $1`,
    [id],
  );
  return row;
}

/** The log about a question and its invoice, since it was sent. */
async function logOf({ id, invoiceId }: { id: string; invoiceId: string }) {
  const rows = await ownerQuery<{ type: string; data: Record<string, unknown> }>(
    `SELECT type, data FROM activity_event WHERE subject_id IN ($1, $2)
       AND type NOT IN ('invoice.created', 'invoice.sent') ORDER BY at, id`,
    [publicId('qu', id), publicId('in', invoiceId)],
  );
  return rows.map(({ type }) => type);
}

describe('a question about a line', () => {
  it('is asked, answered and settled, and stands on the invoice for both', async () => {
    const asked = await ask({ text: 'Were these the old studio’s?' });
    expect(await stateOf(asked.id)).toEqual({ state: 'open', kind: 'question', messages: 1 });
    await answer(asked.id);
    expect(await stateOf(asked.id)).toMatchObject({ state: 'answered', messages: 2 });
    await settleQuestion(dana, { id: asked.id });
    await settleQuestion(dana, { id: asked.id });
    expect(await stateOf(asked.id)).toMatchObject({ state: 'settled' });
    expect(await logOf(asked)).toEqual(['contact.received', 'contact.answered', 'contact.settled']);
    for (const actor of [dana, marco, tom]) {
      const [question] = await listQuestions(actor, { invoiceId: asked.invoiceId });
      expect(question).toMatchObject({
        id: publicId('qu', asked.id),
        lineId: publicId('li', asked.lineId),
        state: 'settled',
        messages: [
          {
            body: 'Were these the old studio’s?',
            fromClient: true,
            author: { name: 'Dana Whitlock', isReader: actor === dana },
          },
          { fromClient: false, author: { name: 'Tom Brandvold', isReader: actor === tom } },
        ],
      });
    }
  });

  it('goes by mail to the account manager, and its answer to whoever asked', async () => {
    const key = newId();
    const asked = await ask({ key, text: 'Why <this>?', kind: 'question' });
    const [mail] = await ownerQuery<{
      recipient: string;
      subject: string;
      text: string;
      html: string;
    }>('SELECT recipient, subject, text, html FROM mail WHERE key = $1', [`question/${key}`]);
    expect(mail?.recipient).toBe(emails.ruth);
    expect(mail?.subject).toMatch(
      /^Brightwater Ceramics LLC asks about invoice \d+: Payroll filing/,
    );
    expect(mail?.text).toContain('Why <this>?');
    expect(mail?.html).toContain('Why &lt;this&gt;?');
    const answered = newId();
    await answerQuestion(tom, { id: asked.id, text: 'For\nthe third quarter.', key: answered });
    const [back] = await ownerQuery<{
      recipient: string;
      subject: string;
      html: string;
      reply_to: string;
    }>('SELECT recipient, subject, html, reply_to FROM mail WHERE key LIKE $1', [
      `answer/${answered}/%`,
    ]);
    expect(back).toMatchObject({ recipient: emails.dana, reply_to: emails.ruth });
    expect(back?.subject).toMatch(/^Tom answered your question about invoice \d+$/);
    expect(back?.html).toContain('For<br>the third quarter.');
  });

  it('may be about the invoice as a whole', async () => {
    const asked = await ask({ lineId: null });
    const [question] = await listQuestions(tom, { invoiceId: asked.invoiceId });
    expect(question?.lineId).toBeNull();
  });

  it('is one at a time: what is asked about the same line goes on in it, whoever asks', async () => {
    const asked = await ask();
    const again = await askQuestion(marco, asking(asked, { text: 'I wonder too.' }));
    expect(again.id).toBe(asked.id);
    expect(await stateOf(asked.id)).toMatchObject({ messages: 2, state: 'open' });
    expect(await logOf(asked)).toEqual(['contact.received', 'contact.continued']);
    await settleQuestion(dana, { id: asked.id });
    const anew = await askQuestion(dana, asking(asked));
    expect(anew.id).not.toBe(asked.id);
  });

  it('becomes a dispute when they find that it is wrong', async () => {
    const asked = await ask();
    await askQuestion(dana, asking(asked, { kind: 'dispute', text: 'We never had this.' }));
    expect(await stateOf(asked.id)).toMatchObject({ kind: 'dispute' });
    expect(await logOf(asked)).toEqual(['contact.received', 'invoice.disputed']);
  });

  it('is opened again by the client, and waits for an answer', async () => {
    const asked = await ask();
    await answer(asked.id);
    await reply(asked.id);
    expect(await stateOf(asked.id)).toMatchObject({ state: 'open', messages: 3 });
    await settleQuestion(dana, { id: asked.id });
    await reply(asked.id, 'After all not.');
    expect(await stateOf(asked.id)).toMatchObject({ state: 'open', messages: 4 });
    expect(await logOf(asked)).toEqual([
      'contact.received',
      'contact.answered',
      'contact.received',
      'contact.settled',
      'contact.received',
    ]);
  });
});

describe('a dispute', () => {
  it('is written down as one, with its line and reason', async () => {
    const asked = await ask({ kind: 'dispute', text: 'We paid this in May.' });
    const [event] = await ownerQuery<{ data: unknown; by: string }>(
      `SELECT data, by FROM activity_event WHERE type = 'invoice.disputed' AND subject_id = $1`,
      [publicId('in', asked.invoiceId)],
    );
    expect(event).toEqual({
      by: 'client',
      data: { line: publicId('li', asked.lineId), reason: 'We paid this in May.' },
    });
    expect(await logOf(asked)).toEqual(['invoice.disputed']);
  });

  it('is disputed again when what was settled is not', async () => {
    const asked = await ask({ kind: 'dispute' });
    await settleQuestion(dana, { id: asked.id });
    await reply(asked.id);
    expect(await logOf(asked)).toEqual(['invoice.disputed', 'contact.settled', 'invoice.disputed']);
  });

  it('says how many are left when one is settled', async () => {
    const asked = await ask({ kind: 'dispute' });
    await askQuestion(
      dana,
      asking({ invoiceId: asked.invoiceId, lineId: null }, { kind: 'dispute' }),
    );
    await settleQuestion(dana, { id: asked.id });
    const [event] = await ownerQuery<{ data: unknown }>(
      `SELECT data FROM activity_event WHERE type = 'contact.settled' AND subject_id = $1`,
      [publicId('qu', asked.id)],
    );
    expect(event?.data).toEqual({ invoice: publicId('in', asked.invoiceId), disputesLeft: 1 });
  });
});

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
    expect(await listClientQuestions(hugh, { clientId: brightwater.clientId })).toEqual([]);
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

describe('whose access has ended', () => {
  it('gets no answer by mail; the colleague who wrote in it does', async () => {
    const asked = await ask();
    await askQuestion(marco, asking(asked, { text: 'Me too.' }));
    await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [dana.contactId]);
    try {
      const key = newId();
      await answerQuestion(tom, { id: asked.id, text: 'Here.', key });
      expect(await mailKeysOf(`answer/${key}/`)).toEqual([`answer/${key}/${marco.contactId}`]);
    } finally {
      await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [dana.contactId]);
    }
  });
});

describe('the firm’s list of a client’s questions', () => {
  it('has what waits first, and nothing settled', async () => {
    await ownerQuery(`UPDATE line_question SET state = 'settled'`);
    const answered = await ask({ kind: 'dispute' });
    await answer(answered.id);
    const open = await ask();
    const settled = await ask();
    await settleQuestion(dana, { id: settled.id });
    const list = await listClientQuestions(tom, { clientId: brightwater.clientId });
    expect(list.map(({ id }) => id)).toEqual([
      publicId('qu', open.id),
      publicId('qu', answered.id),
    ]);
    expect(list[1]).toMatchObject({
      kind: 'dispute',
      state: 'answered',
      line: 'Payroll filing, third quarter',
    });
  });
});
