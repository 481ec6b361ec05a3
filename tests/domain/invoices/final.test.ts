import { describe, expect, it } from 'vitest';
import { markSeen } from '@/domain/invoices/mark-seen';
import { recordDownload } from '@/domain/invoices/record-download';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { getBalances } from '@/domain/ledger/get-balances';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { type Logged, logged } from '@/tests/support/logged';
import { makeDraft, makeSent } from './drafts';
import { givePayment } from './payments';

type Row = Record<string, unknown>;

function eventsOf(id: string, type: string): Promise<Logged[]> {
  return logged('a.subject_id = $1 AND a.type = $2', [publicId('in', id), type]);
}

describe('voidInvoice', () => {
  it('cancels what was never paid, and says why in the log', async () => {
    const id = await makeSent();
    await voidInvoice(cast.tom, { id, reason: 'Sent twice' });
    await voidInvoice(cast.tom, { id, reason: 'Pressed again' });

    const rows = await ownerQuery<Row>('SELECT state, void_reason FROM invoice WHERE id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ state: 'void', void_reason: 'Sent twice' }]);
    const [sum] = await ownerQuery<Row>(
      'SELECT sum(amount_minor)::text AS sum FROM ledger_entry WHERE invoice_id = $1',
      [id],
    );
    expect(sum).toEqual({ sum: '0' });
    const jobs = await ownerQuery<Row>(
      `SELECT data FROM pgboss.job WHERE name = 'payment.follow' AND singleton_key = $1`,
      [id],
    );
    expect(jobs).toEqual([{ data: { invoiceId: id } }]);
    expect(await eventsOf(id, 'invoice.changed')).toMatchObject([
      { by: 'staff', reason: 'Sent twice', data: { from: 'open', to: 'void' } },
    ]);
  });

  it.each([
    ['a part payment', { amountMinor: 100n }, 'invoices.errors.void_paid'],
    ['all of it', { amountMinor: 24_500n }, 'invoices.errors.void_settled'],
    [
      'money on its way',
      { state: 'processing', amountMinor: 100n },
      'invoices.errors.void_clearing',
    ],
  ] as const)('refuses after %s', async (_name, payment, messageKey) => {
    const id = await makeSent();
    await givePayment(id, payment);
    await expect(voidInvoice(cast.tom, { id, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
      messageKey,
    });
  });

  it('is no hindrance that a payment failed', async () => {
    const id = await makeSent();
    await givePayment(id, { state: 'failed', amountMinor: 24_500n });
    await voidInvoice(cast.tom, { id, reason: 'x' });
    expect(await eventsOf(id, 'invoice.changed')).toHaveLength(1);
  });

  it('refuses a draft', async () => {
    const id = await makeDraft();
    await expect(voidInvoice(cast.tom, { id, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('markSeen', () => {
  it('keeps the first look, and records each', async () => {
    const id = await makeSent();
    await withClock(new Date('2026-11-24T09:00:00Z'), () => markSeen(cast.dana, { id }));
    await withClock(new Date('2026-11-24T10:00:00Z'), () => markSeen(cast.marco, { id }));

    const rows = await ownerQuery<Row>('SELECT seen_at, seen_by FROM invoice WHERE id = $1', [id]);
    expect(rows).toEqual([
      { seen_at: new Date('2026-11-24T09:00:00Z'), seen_by: cast.dana.personId },
    ]);
    expect(await eventsOf(id, 'invoice.viewed')).toMatchObject([
      { by: 'client', contact_id: cast.dana.contactId },
      { by: 'client', contact_id: cast.marco.contactId },
    ]);
  });

  it('counts nobody at the firm, and nobody next door', async () => {
    const id = await makeSent();
    await expect(markSeen(cast.tom, { id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(markSeen(cast.joan, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(markSeen(cast.dana, { id: await makeDraft() })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(
      await ownerQuery('SELECT 1 FROM invoice WHERE id = $1 AND seen_at IS NOT NULL', [id]),
    ).toEqual([]);
  });
});

describe('recordDownload', () => {
  it('says who took it', async () => {
    const id = await makeSent();
    await recordDownload(cast.dana, { id });
    await recordDownload(cast.tom, { id });
    expect(await eventsOf(id, 'invoice.downloaded')).toMatchObject([
      { by: 'client' },
      { by: 'staff' },
    ]);
  });

  it('knows no draft, and nothing of the neighbour’s', async () => {
    const id = await makeSent();
    await expect(recordDownload(cast.joan, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(recordDownload(cast.hugh, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(recordDownload(cast.tom, { id: await makeDraft() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the other client’s bills', () => {
  it('are forbidden or not found, in every verb', async () => {
    const id = await makeSent();
    await expect(voidInvoice(cast.hugh, { id, reason: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(voidInvoice(cast.dana, { id, reason: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await getBalances(cast.joan, brightwater)).toEqual([]);
    expect(await getBalances(cast.hugh, brightwater)).toEqual([]);
    expect(await getBalances(cast.dana, brightwater)).not.toEqual([]);
  });
});
