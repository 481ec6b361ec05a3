import { describe, expect, it } from 'vitest';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { addDays, withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { draft, line, makeDraft, makeSent, today } from './drafts';

type Row = Record<string, unknown>;

function invoiceRow(id: string): Promise<Row[]> {
  return ownerQuery<Row>('SELECT * FROM invoice WHERE id = $1', [id]);
}

describe('sendInvoice', () => {
  it('makes it final, with ledger, log, mail and the job of its PDF', async () => {
    const id = await makeDraft();
    const { number, sentNow } = await sendInvoice(cast.tom, { id });

    expect(sentNow).toBe(true);
    const [row] = await invoiceRow(id);
    expect(row).toMatchObject({
      state: 'open',
      number,
      total_minor: '24500',
      sent_by: cast.tom.personId,
    });
    const entries = await ownerQuery<Row>(
      'SELECT kind, amount_minor FROM ledger_entry WHERE invoice_id = $1',
      [id],
    );
    expect(entries).toEqual([{ kind: 'invoice', amount_minor: '24500' }]);
    const events = await ownerQuery<Row>(
      `SELECT type, "by", data FROM activity_event WHERE subject_id = $1 ORDER BY at, id`,
      [publicId('in', id)],
    );
    expect(events).toEqual([
      { type: 'invoice.created', by: 'staff', data: { amountMinor: 24_500, currency: 'USD' } },
      {
        type: 'invoice.sent',
        by: 'staff',
        data: { amountMinor: 24_500, currency: 'USD', dueOn: draft().dueOn },
      },
    ]);
    const mails = await ownerQuery<{ recipient: string; subject: string }>(
      `SELECT recipient, subject FROM mail WHERE key LIKE $1 ORDER BY recipient`,
      [`invoice.sent/${id}/%`],
    );
    expect(mails.map((mail) => mail.recipient)).toEqual([
      'client@porchlight.test',
      'marco@porchlight.test',
    ]);
    expect(mails[0]?.subject).toMatch(new RegExp(`^Invoice ${number}: \\$245\\.00, due `));
    const jobs = await ownerQuery<Row>(
      `SELECT data FROM pgboss.job WHERE name = 'invoice.pdf' AND singleton_key = $1`,
      [id],
    );
    expect(jobs).toEqual([{ data: { invoiceId: id } }]);
  });

  it('sends once, however often it is pressed', async () => {
    const id = await makeDraft();
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendInvoice(cast.tom, { id })));

    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    expect(sent.filter(({ sentNow }) => sentNow)).toHaveLength(1);
    const [mails] = await ownerQuery<{ count: number }>(
      `SELECT count(*)::int FROM mail WHERE key LIKE $1`,
      [`invoice.sent/${id}/%`],
    );
    expect(mails?.count).toBe(2);
    const entries = await ownerQuery('SELECT 1 FROM ledger_entry WHERE invoice_id = $1', [id]);
    expect(entries).toHaveLength(1);
  });

  it('gives 20 that are sent at once 20 numbers in a row, and those that fail none', async () => {
    const [before] = await ownerQuery<{ next: string }>(
      `SELECT next FROM counter WHERE name = 'invoice'`,
    );
    const good = await Promise.all(Array.from({ length: 20 }, () => makeDraft()));
    const bad = await Promise.all(Array.from({ length: 5 }, () => makeDraft({ lines: [] })));
    const results = await Promise.allSettled(
      [...good, ...bad].map((id) => sendInvoice(cast.tom, { id })),
    );

    const numbers = results
      .flatMap((result) => (result.status === 'fulfilled' ? [Number(result.value.number)] : []))
      .sort((a, b) => a - b);
    const first = Number(before?.next);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, place) => first + place));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  });

  it('passes over a number that an import has brought, even where the actor can’t see whose it is', async () => {
    const [{ next } = { next: '0' }] = await ownerQuery<{ next: string }>(
      `SELECT next FROM counter WHERE name = 'invoice'`,
    );
    await ownerQuery(
      `INSERT INTO invoice (id, client_id, number, state, title, currency, issued_on, due_on)
       VALUES (gen_random_uuid(), $1, $2, 'paid', 'From elsewhere', 'USD', '2026-01-01', '2026-01-31')`,
      [larkAndLoom.clientId, next],
    );
    const { number } = await sendInvoice(cast.tom, { id: await makeDraft() });
    expect(number).toBe(String(Number(next) + 1));
  });

  it.each([
    ['no lines', { lines: [] }, 'invoices.errors.no_lines'],
    ['nothing to pay', { lines: [line({ unitMinor: 0n })] }, 'invoices.errors.no_total'],
    ['no due day', { dueOn: null }, 'invoices.errors.no_due_day'],
    ['a due day that has passed', { dueOn: addDays(today(), -1) }, 'invoices.errors.due_passed'],
  ])('refuses %s, and changes nothing', async (_name, changes, messageKey) => {
    const id = await makeDraft(changes);
    await expect(sendInvoice(cast.tom, { id })).rejects.toMatchObject({
      code: 'invalid',
      messageKey,
    });
    expect(await invoiceRow(id)).toMatchObject([{ state: 'draft', number: null }]);
  });

  it('takes the firm’s day, not the machine’s', async () => {
    const id = await makeDraft({ dueOn: '2026-11-23' });
    // 06:30 UTC on the 24th is still the evening of the 23rd in Seattle.
    await withClock(new Date('2026-11-24T06:30:00Z'), () => sendInvoice(cast.tom, { id }));
    const [row] = await ownerQuery<{ issued_on: string }>(
      'SELECT issued_on::text FROM invoice WHERE id = $1',
      [id],
    );
    expect(row?.issued_on).toBe('2026-11-23');
  });

  it('goes to nobody who may not see bills, and so not at all where nobody may', async () => {
    await ownerQuery('UPDATE contact SET may_billing = false WHERE client_id = $1', [
      larkAndLoom.clientId,
    ]);
    const id = await makeDraft({}, { actor: cast.hugh, clientId: larkAndLoom.clientId });
    await expect(sendInvoice(cast.hugh, { id })).rejects.toMatchObject({
      messageKey: 'invoices.errors.no_recipient',
    });
    await ownerQuery('UPDATE contact SET may_billing = true WHERE client_id = $1', [
      larkAndLoom.clientId,
    ]);
  });

  it('is final: the database itself lets no line, amount or day of it change', async () => {
    const id = await makeSent();
    for (const sql of [
      'UPDATE invoice SET total_minor = 1 WHERE id = $1',
      `UPDATE invoice SET due_on = '2030-01-01' WHERE id = $1`,
      `UPDATE invoice SET state = 'draft', number = NULL WHERE id = $1`,
      'DELETE FROM invoice WHERE id = $1',
      'UPDATE invoice_line SET amount_minor = 1 WHERE invoice_id = $1',
      'DELETE FROM invoice_line WHERE invoice_id = $1',
    ]) {
      await expect(ownerQuery(sql, [id])).rejects.toThrow(/final/);
    }
  });

  it('is not there for whoever does not look after the client', async () => {
    const id = await makeDraft();
    await expect(sendInvoice(cast.hugh, { id })).rejects.toMatchObject({ code: 'not_found' });
    for (const contact of [cast.dana, cast.joan]) {
      await expect(sendInvoice(contact, { id })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
