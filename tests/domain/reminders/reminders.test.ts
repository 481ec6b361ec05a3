import { beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '@/domain/questions/answer-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { mailKeysOf } from '@/tests/domain/payments/paying';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { ask, at, bill, clear, dueOn, friday, pay, run, sentOf, weekAfter } from './bills';

const { dana, marco, tom } = cast;

// What one test leaves open is not reminded of in the next.
beforeEach(() =>
  ownerQuery(`UPDATE invoice SET state = 'void' WHERE state IN ('open', 'uncollectible')`),
);

describe('reminders', () => {
  it('go out before and after the day, once each, to everybody there who may see bills', async () => {
    const id = await bill();
    expect(await run(at('2026-11-25'))).toBe(0);
    await run(friday);
    await run(friday);
    expect(await sentOf(id)).toEqual([[1, -3]]);
    await run(at('2026-12-02'));
    expect(await sentOf(id)).toHaveLength(1);
    await run(weekAfter);
    await run(at('2027-01-11'));
    expect(await sentOf(id)).toEqual([
      [1, -3],
      [2, 7],
    ]);
    const keys = await mailKeysOf(`reminder/${id}/`);
    expect(keys.sort()).toEqual(
      [dana, marco]
        .flatMap(({ contactId }) => [
          `reminder/${id}/-3/${contactId}`,
          `reminder/${id}/7/${contactId}`,
        ])
        .sort(),
    );
    const events = await ownerQuery<{ data: { level: number }; by: string }>(
      `SELECT data, by FROM activity_event WHERE type = 'reminder.sent' AND subject_id = $1 ORDER BY at`,
      [publicId('in', id)],
    );
    expect(events).toEqual([
      { data: { level: 1 }, by: 'system' },
      { data: { level: 2 }, by: 'system' },
    ]);
  });

  it('say when it is due, and when it was', async () => {
    const id = await bill();
    await run(friday);
    await run(weekAfter);
    const mails = await ownerQuery<{ subject: string; text: string; reply_to: string }>(
      `SELECT subject, text, reply_to FROM mail WHERE key LIKE $1 AND recipient = $2 ORDER BY created_at, key`,
      [`reminder/${id}/%`, emails.dana],
    );
    const plain = mails.map((mail) => ({
      ...mail,
      subject: mail.subject.replaceAll('\u00a0', ' '),
      text: mail.text.replaceAll('\u00a0', ' '),
    }));
    const before = plain.find(({ subject }) => / is due /.test(subject));
    const after = plain.find(({ subject }) => / was due /.test(subject));
    expect(before?.subject).toMatch(/^\$245\.00 is due on Mon 30 Nov, invoice \d+$/);
    expect(before?.text).toContain('A reminder, Dana: $245.00 is due on Monday 30 November.');
    expect(before?.text).toMatch(/^http:\/\/portal\.test\/pay\/\S+$/m);
    expect(before?.reply_to).toBe(emails.ruth);
    expect(after?.text).toContain(
      'A second reminder, Dana: $245.00 was due on Monday 30 November.',
    );
  });

  it('wait for the firm’s hours', async () => {
    const id = await bill();
    await run(at('2026-11-27', '16:00')); // 8:00 in Seattle
    await run(at('2026-11-28')); // a Saturday
    await ownerQuery(`INSERT INTO holiday (day, name) VALUES ('2026-11-27', 'A day off')`);
    await run(friday);
    await ownerQuery('DELETE FROM holiday');
    expect(await sentOf(id)).toEqual([]);
    await run(at('2026-11-27', '16:30'));
    expect(await sentOf(id)).toEqual([[1, -3]]);
  });

  it('are one where two workers run at once', async () => {
    const id = await bill();
    await Promise.all([run(friday), run(friday), run(friday)]);
    expect(await sentOf(id)).toEqual([[1, -3]]);
    expect(await mailKeysOf(`reminder/${id}/`)).toHaveLength(2);
  });

  it('are not sent in a row when they are late', async () => {
    const id = await bill();
    await run(weekAfter);
    await run(weekAfter);
    expect(await sentOf(id)).toEqual([[1, 7]]);
  });

  it('go by the firm’s days, and none where it has none', async () => {
    const id = await bill();
    await ownerQuery(`UPDATE firm SET reminder_days = '{}'`);
    await run(weekAfter);
    expect(await sentOf(id)).toEqual([]);
    await ownerQuery(`UPDATE firm SET reminder_days = '{0}'`);
    await run(at('2026-11-30'));
    await ownerQuery(`UPDATE firm SET reminder_days = '{-3,7}'`);
    expect(await sentOf(id)).toEqual([[1, 0]]);
  });
});

describe('no reminder', () => {
  it('of what is paid, and one of what is left when a part is', async () => {
    const paid = await bill();
    await pay(paid, 24_500n);
    const part = await bill();
    await pay(part, 20_000n);
    await run(friday);
    expect(await sentOf(paid)).toEqual([]);
    const [mail] = await ownerQuery<{ text: string }>('SELECT text FROM mail WHERE key = $1', [
      `reminder/${part}/-3/${dana.contactId}`,
    ]);
    expect(mail?.text).toContain('$45.00');
    expect(mail?.text).toContain('what is left of $245.00');
  });

  it('of what is clearing in full; of a part that is not, yes', async () => {
    const full = await bill();
    await clear(full, 24_500n);
    const part = await bill();
    await clear(part, 24_000n);
    await run(friday);
    expect(await sentOf(full)).toEqual([]);
    expect(await sentOf(part)).toEqual([[1, -3]]);
    await ownerQuery(`UPDATE payment SET state = 'failed' WHERE state = 'processing'`);
    await run(friday);
    expect(await sentOf(full)).toEqual([[1, -3]]);
  });

  it('while a question waits for its answer, or a dispute for its end', async () => {
    const asked = await bill();
    const { id: question } = await ask(asked, 'question');
    const disputed = await bill();
    const { id: dispute } = await ask(disputed, 'dispute');
    await run(friday);
    for (const id of [question, dispute]) {
      await withClock(friday, () => answerQuestion(tom, { id, text: 'Yes.', key: newId() }));
    }
    expect(await sentOf(asked)).toEqual([]);
    await run(friday);
    expect(await sentOf(asked)).toEqual([[1, -3]]);
    expect(await sentOf(disputed)).toEqual([]);
    await withClock(friday, () => settleQuestion(dana, { id: dispute }));
    await run(friday);
    expect(await sentOf(disputed)).toEqual([[1, -3]]);
  });

  it('while the payer’s bank asks for its money back', async () => {
    const id = await bill();
    const payment = await clear(id, 100n);
    const dispute = newId();
    await ownerQuery(
      `INSERT INTO dispute (id, client_id, payment_id, stripe_dispute_id, status, reason, currency, amount_minor, withdrawn, said_at, opened_at)
       VALUES ($1, $2, $3, 'dp_1', 'needs_response', 'fraudulent', 'USD', 100, true, now(), now())`,
      [dispute, brightwater.clientId, payment],
    );
    await ownerQuery(
      `INSERT INTO allocation (id, client_id, invoice_id, payment_id, dispute_id, amount_minor) VALUES ($1, $2, $3, $4, $5, -100)`,
      [newId(), brightwater.clientId, id, payment, dispute],
    );
    await run(friday);
    expect(await sentOf(id)).toEqual([]);
    await ownerQuery('UPDATE dispute SET closed_at = now()');
    await run(friday);
    expect(await sentOf(id)).toEqual([[1, -3]]);
  });

  it('of what is cancelled or written off, and to a client who has left', async () => {
    const cancelled = await bill();
    const off = await bill();
    await ownerQuery(`UPDATE invoice SET state = 'void' WHERE id = $1`, [cancelled]);
    await ownerQuery(`UPDATE invoice SET state = 'uncollectible' WHERE id = $1`, [off]);
    const other = await bill();
    await ownerQuery('UPDATE client SET left_at = now() WHERE id = $1', [brightwater.clientId]);
    await run(friday);
    await ownerQuery('UPDATE client SET left_at = NULL WHERE id = $1', [brightwater.clientId]);
    for (const id of [cancelled, off, other]) expect(await sentOf(id)).toEqual([]);
  });

  it('of a day that had come when the bill went out', async () => {
    const id = await withClock(friday, () => makeSent({ dueOn }));
    await run(friday);
    expect(await sentOf(id)).toEqual([]);
  });

  it('to somebody who may not see bills any more', async () => {
    const id = await bill();
    await ownerQuery('UPDATE contact SET may_billing = false WHERE id = $1', [marco.contactId]);
    await run(friday);
    await ownerQuery('UPDATE contact SET may_billing = true WHERE id = $1', [marco.contactId]);
    expect(await mailKeysOf(`reminder/${id}/`)).toEqual([`reminder/${id}/-3/${dana.contactId}`]);
  });
});

describe('what they have with us', () => {
  it('pays first: nothing is asked for where it is enough, and the rest where it is not', async () => {
    const first = await bill();
    const second = await bill();
    await ownerQuery(
      `INSERT INTO credit_note (id, client_id, number, currency, total_minor, issued_on)
       VALUES ($1, $2, 'CN-1', 'USD', 34500, '2026-11-10')`,
      [newId(), brightwater.clientId],
    );
    await run(friday);
    const left = await ownerQuery<{ state: string }>(
      'SELECT state FROM invoice WHERE id IN ($1, $2) ORDER BY credited_minor DESC',
      [first, second],
    );
    expect(left.map(({ state }) => state)).toEqual(['paid', 'open']);
    const sent = [...(await sentOf(first)), ...(await sentOf(second))];
    expect(sent).toEqual([[1, -3]]);
    const mails = await ownerQuery<{ text: string }>(
      `SELECT text FROM mail WHERE recipient = $1 AND (key LIKE $2 OR key LIKE $3)`,
      [emails.dana, `reminder/${first}/%`, `reminder/${second}/%`],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('$145.00');
  });
});

describe('what stops it at once', () => {
  it('holds: while somebody pays, the reminder waits and is not sent', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await bill();
      const [, sent] = await Promise.all([pay(id, 24_500n), run(friday).then(() => sentOf(id))]);
      const [row] = await ownerQuery<{ paid_at: Date; sent_at: Date | null }>(
        `SELECT i.paid_at, (SELECT max(r.sent_at) FROM reminder r WHERE r.invoice_id = i.id) AS sent_at FROM invoice i WHERE i.id = $1`,
        [id],
      );
      // Either the payment came first and nothing went out, or the reminder had gone before it.
      expect(row?.sent_at === null).toBe(sent.length === 0);
      expect(await mailKeysOf(`reminder/${id}/`)).toHaveLength(sent.length * 2);
      await run(weekAfter);
      expect(await sentOf(id)).toHaveLength(sent.length);
    }
  });
});
