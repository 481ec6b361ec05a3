import { describe, expect, it } from 'vitest';
import { getClient } from '@/domain/clients/get-client';
import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion } from '@/domain/questions/ask-question';
import { listQuestions } from '@/domain/questions/list-questions';
import { settleQuestion } from '@/domain/questions/settle-question';
import { newId, publicId } from '@/lib/ids';
import { mailKeysOf } from '@/tests/domain/payments/paying';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';
import { answer, ask, asking, logOf, reply, stateOf } from './asking';

const { dana, marco, tom } = cast;

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
    const [event] = await logged(`a.type = 'invoice.disputed' AND a.subject_id = $1`, [
      publicId('in', asked.invoiceId),
    ]);
    expect(event).toMatchObject({
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
    const { questions: list } = await getClient(tom, {
      client: publicId('cl', brightwater.clientId),
    });
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
