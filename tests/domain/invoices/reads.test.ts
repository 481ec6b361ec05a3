import { beforeAll, describe, expect, it } from 'vitest';
import { getDraft, startDraft } from '@/domain/invoices/get-draft';
import { getInvoice } from '@/domain/invoices/get-invoice';
import {
  FIRM_FILTERS,
  type FirmFilter,
  listFirmInvoices,
} from '@/domain/invoices/list-firm-invoices';
import { type InvoiceFilter, listInvoices } from '@/domain/invoices/list-invoices';
import { markSeen } from '@/domain/invoices/mark-seen';
import type { StatusKind } from '@/domain/invoices/status';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import type { Actor } from '@/lib/actor';
import { addDays } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { draft, line, makeDraft, makeSent, today } from './drafts';
import { giveCredit, givePayment, setDue } from './payments';

const ids = {} as Record<StatusKind | 'euros' | 'neighbour', string>;

beforeAll(async () => {
  ids.draft = await makeDraft({ title: 'Draft' });
  ids.open = await makeSent({ title: 'Open' });
  ids.euros = await makeSent({ title: 'Euros', currency: 'EUR', dueOn: addDays(today(), 20) });
  ids.part_paid = await makeSent({ title: 'Part' });
  await givePayment(ids.part_paid, { amountMinor: 10_000n, receivedOn: today() });
  ids.clearing = await makeSent({ title: 'Clearing' });
  await givePayment(ids.clearing, {
    state: 'processing',
    amountMinor: 24_500n,
    method: 'bank_debit',
    expectedOn: addDays(today(), 2),
  });
  ids.paid = await makeSent({ title: 'Paid' });
  await givePayment(ids.paid, { amountMinor: 24_500n, receivedOn: today() });
  ids.overdue = await makeSent({ title: 'Overdue' });
  await setDue(ids.overdue, addDays(today(), -3));
  ids.failed = await makeSent({ title: 'Failed' });
  await givePayment(ids.failed, { state: 'failed', amountMinor: 24_500n });
  ids.refunded = await makeSent({ title: 'Refunded' });
  const payment = await givePayment(ids.refunded, { amountMinor: 24_500n, receivedOn: today() });
  await giveCredit(ids.refunded, {
    number: 'CN-1',
    amountMinor: 24_500n,
    on: today(),
    refund: payment,
  });
  ids.credited = await makeSent({ title: 'Credited' });
  await giveCredit(ids.credited, { number: 'CN-2', amountMinor: 24_500n, on: today() });
  ids.void = await makeSent({ title: 'Void' });
  await voidInvoice(cast.tom, { id: ids.void, reason: 'Sent twice' });
  ids.neighbour = await makeSent(
    { title: 'Next door' },
    { actor: cast.hugh, clientId: larkAndLoom.clientId },
  );
});

const names = (rows: { title: string }[]) => rows.map(({ title }) => title).sort();

describe('getInvoice', () => {
  it.each([
    'open',
    'part_paid',
    'clearing',
    'paid',
    'overdue',
    'failed',
    'refunded',
    'credited',
    'void',
  ] as const)('derives %s from what is stored', async (kind) => {
    for (const actor of [cast.dana, cast.tom]) {
      const view = await getInvoice(actor, { id: ids[kind] });
      expect(view.status.kind).toBe(kind);
    }
  });

  it('tells what has happened, in order, and what is to come', async () => {
    const id = await makeSent({
      title: 'Quarterly bookkeeping',
      lines: [line({ unitMinor: 48_000n, quantityMilli: 3000n }), line({ unitMinor: 40_000n })],
    });
    await markSeen(cast.dana, { id });
    await givePayment(id, {
      state: 'processing',
      amountMinor: 84_000n,
      method: 'bank_debit',
      expectedOn: addDays(today(), 2),
    });
    const mine = await getInvoice(cast.dana, { id });

    expect(mine.timeline).toMatchObject([
      { kind: 'sent', byName: 'Tom Brandvold', on: today() },
      { kind: 'seen', by: { name: 'Dana Whitlock', isReader: true } },
      {
        kind: 'payment',
        state: 'processing',
        amountMinor: 84_000n,
        expectedOn: addDays(today(), 2),
      },
      { kind: 'due', amountMinor: 100_000n, ahead: true, on: addDays(today(), 14) },
    ]);
    expect(mine.lines).toMatchObject([
      { quantityMilli: 3000n, unitMinor: 48_000n, amountMinor: 144_000n },
      { amountMinor: 40_000n },
    ]);
    const theirs = await getInvoice(cast.tom, { id });
    expect(theirs).toMatchObject({ seenByName: 'Dana Whitlock', seenOn: today() });
    expect(theirs.timeline[1]).toMatchObject({ by: { isReader: false } });
  });

  it('shows credit notes and refunds in the timeline', async () => {
    const { timeline } = await getInvoice(cast.dana, { id: ids.refunded });
    expect(timeline.map(({ kind }) => kind).sort()).toEqual([
      'credit_note',
      'payment',
      'refund',
      'sent',
    ]);
  });

  it.each<[string, Actor, () => string]>([
    ['the neighbour', cast.joan, () => ids.open],
    ['a client, of a draft', cast.dana, () => ids.draft],
    ['whoever does not look after the client', cast.hugh, () => ids.open],
  ])('is not found by %s', async (_who, actor, id) => {
    await expect(getInvoice(actor, { id: id() })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is forbidden without the right to see bills', async () => {
    const rights = { billing: false, documents: true, colleagues: false };
    const actor = { ...cast.marco, rights };
    await expect(getInvoice(actor, { id: ids.open })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('listInvoices', () => {
  it('shows what is owed apart from what is on its way and what is settled', async () => {
    const list = await listInvoices(cast.dana, { filter: 'all' });
    expect(names(list.toPay)).toEqual(
      expect.arrayContaining(['Euros', 'Failed', 'Open', 'Overdue', 'Part']),
    );
    expect(list.toPay[0]?.title).toBe('Overdue');
    expect(names(list.onItsWay)).toEqual(['Clearing']);
    expect(names(list.closed)).toEqual(['Credited', 'Paid', 'Refunded', 'Void']);
  });

  it('never adds two currencies up', async () => {
    const { owing } = await listInvoices(cast.dana, { filter: 'all' });
    expect(owing.left.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    expect(owing.left[1]).toEqual({ currency: 'EUR', amountMinor: 24_500n });
    expect(owing.overdueCount).toBe(1);
  });

  it('counts what its tabs show', async () => {
    const { counts } = await listInvoices(cast.dana, { filter: 'all' });
    const shown = async (filter: InvoiceFilter) => {
      const list = await listInvoices(cast.dana, { filter });
      return [...list.toPay, ...(filter === 'to_pay' ? [] : list.onItsWay), ...list.closed].length;
    };
    expect(await shown('to_pay')).toBe(counts.to_pay);
    expect(await shown('paid')).toBe(counts.paid);
    expect(await shown('all')).toBe(counts.all);
  });

  it('keeps to the year that is asked for, and knows which years there are', async () => {
    const year = Number(today().slice(0, 4));
    const now = await listInvoices(cast.dana, { filter: 'all', year });
    const then = await listInvoices(cast.dana, { filter: 'all', year: 2019 });
    expect(now.years).toEqual([year]);
    expect(now.closed).not.toEqual([]);
    expect(now.paidInYear).toEqual({ year, sums: [{ currency: 'USD', amountMinor: 24_500n }] });
    expect(then.closed).toEqual([]);
    expect(then.toPay).toEqual(now.toPay);
  });

  it('has nothing of the neighbour’s, and the neighbour nothing of ours', async () => {
    const ours = await listInvoices(cast.dana, { filter: 'all' });
    const theirs = await listInvoices(cast.joan, { filter: 'all' });
    expect(names(theirs.toPay)).toEqual(['Next door']);
    expect(names([...ours.toPay, ...ours.closed, ...ours.onItsWay])).not.toContain('Next door');
  });
});

describe('listFirmInvoices', () => {
  it('filters as the statuses are derived', async () => {
    const all = (await listFirmInvoices(cast.tom, {})).rows;
    const expected: Record<FirmFilter, StatusKind[]> = {
      draft: ['draft'],
      to_pay: ['open', 'part_paid', 'overdue', 'failed', 'disputed'],
      past_due: ['overdue'],
      asked: ['disputed'],
      clearing: ['clearing'],
      paid: ['paid', 'refunded', 'credited'],
      void: ['void'],
      written_off: ['uncollectible'],
    };
    for (const filter of FIRM_FILTERS) {
      const { rows } = await listFirmInvoices(cast.tom, { filter });
      const kinds = all.filter(({ status }) => expected[filter].includes(status.kind));
      expect(rows.map(({ id }) => id)).toEqual(kinds.map(({ id }) => id));
    }
  });

  it('shows drafts first, counts what waits, and narrows to one client', async () => {
    const list = await listFirmInvoices(cast.ingrid, {});
    expect(list.rows[0]?.status.kind).toBe('draft');
    expect(list.counts).toMatchObject({ draft: 1, past_due: 1, clearing: 1 });
    expect(list.pastDue).toEqual([{ currency: 'USD', amountMinor: 24_500n }]);
    const one = await listFirmInvoices(cast.ingrid, { clientId: larkAndLoom.clientId });
    expect(names(one.rows)).toEqual(['Next door']);
    expect(one.client?.name).toBe('Lark & Loom');
  });

  it('shows an employee the clients that they look after, and no others', async () => {
    const list = await listFirmInvoices(cast.hugh, { clientId: brightwater.clientId });
    expect(list.rows).toEqual([]);
    expect(list.client).toBeNull();
    expect(list.owed).toEqual([]);
  });
});

describe('the editor', () => {
  it('begins with the client’s currency and two weeks', async () => {
    const view = await startDraft(cast.tom, brightwater);
    expect(view).toMatchObject({
      isNew: true,
      currency: 'USD',
      dueOn: addDays(today(), 14),
      lines: [],
    });
    expect(view.recipients.map(({ name }) => name)).toEqual(['Dana Whitlock', 'Marco Vianelli']);
  });

  it('goes on with a draft, and with nothing that was sent', async () => {
    const view = await getDraft(cast.tom, { id: ids.draft });
    expect(view).toMatchObject({
      id: publicId('in', ids.draft),
      isNew: false,
      title: 'Draft',
      lines: draft().lines,
    });
    await expect(getDraft(cast.tom, { id: ids.open })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not there for another’s client', async () => {
    await expect(startDraft(cast.hugh, brightwater)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getDraft(cast.hugh, { id: ids.draft })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
