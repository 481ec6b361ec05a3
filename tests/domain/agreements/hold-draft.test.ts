import { beforeEach, describe, expect, it } from 'vitest';
import { getAgreement } from '@/domain/agreements/get-agreement';
import { createDraft } from '@/domain/invoices/create-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { editDraft } from '@/domain/invoices/edit-draft';
import { getDraft, startDraft } from '@/domain/invoices/get-draft';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { linkActor } from '@/domain/invoices/pay-link';
import { raiseDrafts } from '@/domain/invoices/raise-drafts';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { type Actor, JOB } from '@/lib/actor';
import { addDays, withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { draft, line, makeDraft } from '../invoices/drafts';
import { BOOKS, forgetAgreements, itemsOf, makeAgreement, noon, PAYROLL } from './agreeing';

const TODAY = '2026-11-26';
const on = <T>(work: () => Promise<T>) => withClock(noon(TODAY), work);
const begun = { startsOn: '2026-03-01' };
const due = { dueOn: addDays(TODAY, 14) };

beforeEach(forgetAgreements);

/** A draft whose lines are two agreed items, the second of more people, and something new. */
async function makeDiffering(reasons: (string | null)[]): Promise<string> {
  const [books, payroll] = await itemsOf(await makeAgreement(begun));
  const lines = [
    { ...BOOKS, agreementItemId: books ?? null },
    { ...PAYROLL, quantityMilli: 11_000n, agreementItemId: payroll ?? null },
    line({ description: 'Sales tax registration' }),
  ];
  return makeDraft({
    ...due,
    lines: lines.map((one, place) => ({ ...one, reason: reasons[place] ?? null })),
  });
}

/** Whoever has the link in Dana's mail. */
async function linkOf(id: string): Promise<Actor> {
  const [mail] = await ownerQuery<{ text: string }>('SELECT text FROM mail WHERE key = $1', [
    `invoice.sent/${id}/${cast.dana.contactId}`,
  ]);
  return linkActor(/\/pay\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '');
}

describe('sending', () => {
  it('is refused while a line that differs has no reason, at that line; keeping it is not', async () => {
    const id = await makeDiffering([null, 'Two people joined on 2 November.', null]);
    await expect(on(() => sendInvoice(cast.tom, { id }))).rejects.toMatchObject({
      code: 'invalid',
      messageKey: 'draftMarks.errors.reason_missing',
      values: { line: 3 },
      fields: { 'lines.2.reason': 'draftMarks.errors.reason_needed' },
    });
    const [row] = await ownerQuery('SELECT state, number FROM invoice WHERE id = $1', [id]);
    expect(row).toEqual({ state: 'draft', number: null });
  });

  it('goes with its reasons, and the client reads them, and what was as agreed', async () => {
    const id = await makeDiffering([null, 'Two people joined.', 'You asked for it on 9 November.']);
    await on(() => sendInvoice(cast.tom, { id }));
    // Whoever has the link of the mail reads them too.
    for (const actor of [cast.dana, cast.tom, await linkOf(id)]) {
      const invoice = await on(() => getInvoice(actor, { id }));
      expect(invoice.agreement).toMatchObject({ on: '2026-10-20' });
      expect(invoice.lines.map(({ mark, reason }) => [mark, reason])).toEqual([
        ['as_agreed', null],
        ['changed', 'Two people joined.'],
        ['new', 'You asked for it on 9 November.'],
      ]);
    }
    const paper = await on(() => findInvoicePaper(JOB, { invoiceId: id }));
    expect(paper?.lines.map(({ mark }) => mark)).toEqual([
      { isAgreed: true, text: 'As agreed' },
      { isAgreed: false, text: 'Changed: Two people joined.' },
      { isAgreed: false, text: 'Extra: You asked for it on 9 November.' },
    ]);
    const agreementId = await on(async () => (await getInvoice(cast.dana, { id })).agreement?.id);
    const [row] = await ownerQuery<{ id: string }>(
      'SELECT agreement_id AS id FROM invoice WHERE id = $1',
      [id],
    );
    expect(agreementId).toBe(publicId('ag', row?.id ?? ''));
    expect(await getAgreement(cast.dana, { id: row?.id ?? '' })).toMatchObject({
      bills: [{ id: publicId('in', id) }],
    });
  });

  it('asks nothing of a client without an agreement, nor of one whose agreement has ended', async () => {
    for (const changes of [null, { ...begun, endsOn: '2026-10-31' }]) {
      if (changes) await makeAgreement(changes);
      const id = await makeDraft({ ...due });
      await on(() => sendInvoice(cast.tom, { id }));
      const invoice = await getInvoice(cast.dana, { id });
      expect(invoice).toMatchObject({ agreement: null, lines: [{ mark: null }] });
      expect((await findInvoicePaper(JOB, { invoiceId: id }))?.lines).toMatchObject([
        { mark: null },
      ]);
    }
  });

  it('counts an item once: the same billed twice needs a reason', async () => {
    const [books] = await itemsOf(await makeAgreement(begun));
    const agreed = { ...BOOKS, agreementItemId: books ?? null };
    const id = await makeDraft({ ...due, lines: [agreed, agreed] });
    await expect(on(() => sendInvoice(cast.tom, { id }))).rejects.toMatchObject({
      fields: { 'lines.1.reason': 'draftMarks.errors.reason_needed' },
    });
  });

  it('holds a typed line against the item that it names, and keeps which it was', async () => {
    await makeAgreement(begun);
    const id = await makeDraft({ ...due, lines: [line({ ...BOOKS, detail: null })] });
    await on(() => sendInvoice(cast.tom, { id }));
    expect(await getInvoice(cast.dana, { id })).toMatchObject({ lines: [{ mark: 'as_agreed' }] });
  });

  it('holds a bill in another currency to the same', async () => {
    await makeAgreement(begun);
    const id = await makeDraft({ ...due, currency: 'EUR', lines: [line(BOOKS)] });
    await expect(on(() => sendInvoice(cast.tom, { id }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('holds a draft against the agreement that raised it, though another has taken its place', async () => {
    const id = await makeAgreement({ startsOn: '2026-11-01' });
    await withClock(noon('2026-11-01'), () => raiseDrafts({ ...JOB }));
    await ownerQuery(`UPDATE agreement SET ends_on = '2026-11-20' WHERE id = $1`, [id]);
    await makeAgreement(
      { startsOn: '2026-11-21', items: [{ ...BOOKS, unitMinor: 99_000n }] },
      { on: TODAY },
    );
    const [raised] = await ownerQuery<{ id: string }>(
      'SELECT id FROM invoice WHERE agreement_id = $1',
      [id],
    );
    const invoiceId = raised?.id ?? '';
    const view = await on(() => getDraft(cast.tom, { id: invoiceId }));
    expect(view).toMatchObject({
      raisedOn: '2026-11-01',
      agreements: [{ id: publicId('ag', id) }],
    });
    expect(view.agreements).toHaveLength(1);
    await withClock(noon('2026-11-10'), () => sendInvoice(cast.tom, { id: invoiceId }));
    expect((await getInvoice(cast.dana, { id: invoiceId })).lines.map(({ mark }) => mark)).toEqual([
      'as_agreed',
      'as_agreed',
    ]);
  });

  it('takes what was agreed for once for no measure when it has been billed', async () => {
    const [item] = await itemsOf(await makeAgreement({ ...begun, period: 'once', items: [BOOKS] }));
    const lines = [{ ...BOOKS, agreementItemId: item ?? null }];
    const first = await makeDraft({ ...due, lines });
    await on(() => sendInvoice(cast.tom, { id: first }));
    expect(await on(() => startDraft(cast.tom, { clientId: brightwater.clientId }))).toMatchObject({
      agreements: [],
    });
  });
});

describe('a draft', () => {
  function form(id: string, changes: Record<string, unknown> = {}) {
    return DraftForm.parse({
      id: publicId('in', id),
      clientId: publicId('cl', brightwater.clientId),
      title: 'Bookkeeping',
      currency: 'usd',
      dueOn: due.dueOn,
      note: '',
      'description[]': ['', 'Bookkeeping Standard, November', 'Advice'],
      'detail[]': ['', '', ''],
      'quantity[]': ['', '1', '1'],
      'price[]': ['', '620', '240'],
      'item[]': ['', '', ''],
      'reason[]': ['', '', 'You asked for it.'],
      ...changes,
    });
  }

  it('keeps item and reason, tells versions apart by them, and counts them as a change', async () => {
    const [item] = await itemsOf(await makeAgreement(begun));
    const id = newId();
    const { version } = await saveDraft(cast.tom, form(id));
    const withItem = form(id, { version, 'item[]': ['', publicId('ai', item ?? ''), ''] });
    const second = await saveDraft(cast.tom, withItem);
    expect(second.version).not.toBe(version);
    const third = await saveDraft(
      cast.tom,
      form(id, {
        ...withItem,
        version: second.version,
        'reason[]': ['', '', 'You asked on 9 Nov.'],
      }),
    );
    expect(third.version).not.toBe(second.version);
    expect(await getDraft(cast.tom, { id })).toMatchObject({
      version: third.version,
      lines: [
        { agreementItemId: publicId('ai', item ?? ''), reason: null },
        { agreementItemId: null, reason: 'You asked on 9 Nov.' },
      ],
    });
    await expect(saveDraft(cast.ruth, form(id, { version }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is sent once when its form is sent twice, though its lines have found their items', async () => {
    await makeAgreement(begun);
    const id = newId();
    const sent = await on(() => saveAndSend(cast.tom, form(id)));
    expect(await on(() => saveAndSend(cast.tom, form(id)))).toEqual({ ...sent, sentNow: false });
    await expect(
      on(() => saveAndSend(cast.tom, form(id, { 'reason[]': ['', '', 'Another reason.'] }))),
    ).rejects.toMatchObject({ messageKey: 'invoices.errors.sent_already' });
  });

  it('takes no item that another client has agreed to', async () => {
    const neighbours = await makeAgreement(begun, {
      actor: cast.hugh,
      clientId: larkAndLoom.clientId,
    });
    const [item] = await itemsOf(neighbours);
    const lines = [{ ...BOOKS, agreementItemId: item ?? null }];
    const { clientId } = brightwater;
    for (const actor of [cast.tom, cast.ingrid]) {
      await expect(createDraft(actor, { clientId, draft: draft({ lines }) })).rejects.toMatchObject(
        {
          code: 'not_found',
        },
      );
    }
    const id = await makeDraft();
    await expect(editDraft(cast.ingrid, { id, draft: draft({ lines }) })).rejects.toMatchObject({
      code: 'not_found',
    });
    const add = `INSERT INTO invoice_line (id, invoice_id, client_id, position, description, quantity_milli, unit_minor, amount_minor, agreement_item_id)
       VALUES ($1, $2, $3, 9, 'x', 1000, 1, 1, $4)`;
    await expect(ownerQuery(add, [newId(), id, clientId, item])).rejects.toThrow(/another client/);
  });

  it('shows what is in force, what was last billed, and nothing of the neighbour’s', async () => {
    await makeAgreement(begun);
    await makeAgreement(begun, { actor: cast.hugh, clientId: larkAndLoom.clientId });
    const view = await on(() => startDraft(cast.tom, { clientId: brightwater.clientId }));
    expect(view.agreements).toHaveLength(1);
    expect(view.lastBill).toMatchObject({ currency: 'USD' });
    expect(view.raisedOn).toBeNull();
  });
});
