import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft } from '@/domain/invoices/create-draft';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { editDraft } from '@/domain/invoices/edit-draft';
import { getDraft, startDraft } from '@/domain/invoices/get-draft';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { endTaxRate } from '@/domain/taxes/end-tax-rate';
import { JOB } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { MAX_AMOUNT_MINOR, parseMoney } from '@/lib/money';
import { draft, line, makeDraft, makeSent } from '@/tests/domain/invoices/drafts';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { kept, makeRate, software, taxesNow } from './taxed';

const { tom, dana, joan, ingrid } = cast;

describe('a draft with a tax', () => {
  it('keeps it beside its lines, and both are its total', async () => {
    const { id: taxRateId, name } = await makeRate();
    const id = await makeDraft({ lines: [line(), software(taxRateId)] });
    expect(await kept(id)).toEqual({
      total: '28693',
      lines: '28300',
      taxes: [{ name, rate: 10_350, base: 3_800, tax: 393 }],
    });
    const view = await getDraft(tom, { id });
    expect(view.lines.map((one) => one.taxRateId)).toEqual([null, publicId('tx', taxRateId)]);
    expect(view.taxes).toContainEqual({
      id: publicId('tx', taxRateId),
      name,
      rateMilli: 10_350,
      isEnded: false,
    });
    const begun = await startDraft(tom, { clientId: brightwater.clientId });
    expect(begun.taxes.map((tax) => tax.name)).toContain(name);
  });

  it('is written anew with its lines, has another version, and takes its taxes along when it goes', async () => {
    const first = await makeRate();
    const other = await makeRate('20');
    const id = await makeDraft({ lines: [software(first.id)] });
    const before = await getDraft(tom, { id });
    await editDraft(tom, { id, draft: draft({ lines: [software(other.id)] }) });
    expect(await kept(id)).toMatchObject({ total: '4560', taxes: [{ name: other.name }] });
    const after = await getDraft(tom, { id });
    expect(after.version).not.toBe(before.version);
    await editDraft(tom, { id, draft: draft({ lines: [software(null)] }) });
    expect(await kept(id)).toEqual({ total: '3800', lines: '3800', taxes: null });
    await editDraft(tom, { id, draft: draft({ lines: [software(first.id)] }) });
    await deleteDraft(tom, { id });
    expect(await ownerQuery('SELECT 1 FROM invoice_tax WHERE invoice_id = $1', [id])).toEqual([]);
  });

  it('is read from the form, line by line, and an unknown tax is refused at its field', async () => {
    const { id: taxRateId } = await makeRate();
    const tax = publicId('tx', taxRateId);
    const form = (id: string, taxes: string[]) =>
      DraftForm.parse({
        id: publicId('in', id),
        clientId: publicId('cl', brightwater.clientId),
        title: 'Software',
        currency: 'USD',
        dueOn: draft().dueOn,
        'description[]': ['Books', '', 'Software'],
        'detail[]': ['', '', ''],
        'quantity[]': ['1', '1', '1'],
        'price[]': ['100', '', '38'],
        'tax[]': taxes,
      });
    const id = newId();
    const { version } = await saveDraft(tom, form(id, ['', '', tax]));
    expect(await kept(id)).toMatchObject({ total: '14193', lines: '13800' });
    await saveDraft(tom, { ...form(id, ['', '', '']), version });
    expect(await kept(id)).toMatchObject({ total: '13800', taxes: null });
    for (const wrong of ['tx_nothing', publicId('li', newId()), 'x']) {
      expect(await refusal(saveDraft(tom, form(newId(), ['', '', wrong])))).toMatchObject({
        code: 'invalid',
        fields: { 'lines.2.tax': 'taxes.errors.unknown' },
      });
    }
    expect(
      await refusal(saveDraft(tom, form(newId(), [publicId('tx', newId()), '', '']))),
    ).toMatchObject({ fields: { 'lines.0.tax': 'taxes.errors.unknown' } });
    const sent = await Promise.all(
      [1, 2].map(() => saveAndSend(tom, form(newId(), ['', '', tax]))),
    );
    for (const one of sent) expect(await taxesNow(one.id)).toHaveLength(1);
  });

  it('takes no tax that has ended, and is not sent with one', async () => {
    const { id: taxRateId } = await makeRate();
    const id = await makeDraft({ lines: [line(), software(taxRateId)] });
    await endTaxRate(ingrid, { id: taxRateId });
    const ended = { code: 'invalid', fields: { 'lines.1.tax': 'taxes.errors.ended' } };
    expect(await refusal(sendInvoice(tom, { id }))).toMatchObject(ended);
    expect(await refusal(makeDraft({ lines: [line(), software(taxRateId)] }))).toMatchObject(ended);
    const changed = draft({ title: 'Other', lines: [line(), software(taxRateId)] });
    expect(await refusal(editDraft(tom, { id, draft: changed }))).toMatchObject(ended);
    // It is there to be seen until another is chosen.
    const view = await getDraft(tom, { id });
    expect(view.taxes).toContainEqual(
      expect.objectContaining({ id: publicId('tx', taxRateId), isEnded: true }),
    );
    const { id: next } = await makeRate('10.45');
    await editDraft(tom, { id, draft: draft({ lines: [line(), software(next)] }) });
    await sendInvoice(tom, { id });
    expect(await taxesNow(id)).toMatchObject([{ rate: 10_450, tax: 397 }]);
  });

  it.each([
    ['what is taxed', [software('rate', MAX_AMOUNT_MINOR), software('rate')], 'lines.0.tax'],
    ['one line', [software('rate', MAX_AMOUNT_MINOR + 1n)], 'lines.0.price'],
    ['the total', [software('rate', MAX_AMOUNT_MINOR)], 'amount'],
  ])('is refused where %s is above the limit', async (_name, lines, field) => {
    const { id: taxRateId } = await makeRate();
    const given = lines.map((one) => ({ ...one, taxRateId }));
    expect(await refusal(makeDraft({ lines: given }))).toMatchObject({
      code: 'invalid',
      fields: { [field]: 'errors.amount_too_large' },
    });
  });

  it('is refused where taxes make it less than nothing', async () => {
    const { id: taxRateId } = await makeRate();
    const lines = [line({ unitMinor: 1_000n }), software(taxRateId, -1_000n)];
    expect((await refusal(makeDraft({ lines }))).messageKey).toBe('invoices.errors.negative_total');
  });
});

describe('a bill with a tax', () => {
  it('asks for its total: in the books, in the log, and on both pages', async () => {
    const { id: taxRateId, name } = await makeRate();
    const id = await makeSent({ lines: [line(), software(taxRateId)] });
    const entries = await ownerQuery(
      'SELECT amount_minor FROM ledger_entry WHERE invoice_id = $1',
      [id],
    );
    expect(entries).toEqual([{ amount_minor: '28693' }]);
    for (const actor of [dana, tom]) {
      const { facts, lines, taxes } = await getInvoice(actor, { id });
      expect(facts.totalMinor).toBe(28_693n);
      expect(taxes).toEqual([{ name, rateMilli: 10_350, baseMinor: 3_800n, taxMinor: 393n }]);
      expect(lines.map((one) => one.taxRateMilli)).toEqual([null, 10_350]);
    }
    expect((await refusal(getInvoice(joan, { id }))).code).toBe('not_found');
    const paper = await findInvoicePaper(JOB, { invoiceId: id });
    expect(paper?.totals).toEqual([
      { label: 'Lines', amount: '$283.00' },
      { label: `${name} 10.35% on $38.00`, amount: '$3.93' },
      { label: 'Total to pay', amount: '$286.93' },
    ]);
    expect(paper?.lines.map(({ tax }) => tax)).toEqual(['none', '10.35%']);
  });

  it('says nothing of tax where it has none', async () => {
    const id = await makeSent();
    const paper = await findInvoicePaper(JOB, { invoiceId: id });
    expect(paper?.totals).toEqual([{ label: 'Total to pay', amount: '$245.00' }]);
    expect(paper?.lines).toMatchObject([{ tax: null }]);
    expect((await getInvoice(dana, { id })).taxes).toEqual([]);
  });

  it('keeps it for ever: after the tax has ended, and against the database itself', async () => {
    const { id: taxRateId } = await makeRate();
    const id = await makeSent({ lines: [software(taxRateId)] });
    await endTaxRate(ingrid, { id: taxRateId });
    expect(await taxesNow(id)).toMatchObject([{ tax: 393 }]);
    expect((await getInvoice(dana, { id })).lines).toMatchObject([{ taxRateMilli: 10_350 }]);
    for (const sql of [
      'UPDATE invoice_tax SET tax_minor = 1 WHERE invoice_id = $1',
      'DELETE FROM invoice_tax WHERE invoice_id = $1',
      `INSERT INTO invoice_tax (invoice_id, position, client_id, name, rate_milli, base_minor, tax_minor)
       SELECT id, 9, client_id, 'More', 1, 1, 1 FROM invoice WHERE id = $1`,
      'UPDATE invoice_line SET tax_rate_id = NULL WHERE invoice_id = $1',
    ]) {
      await expect(ownerQuery(sql, [id])).rejects.toThrow(/final/);
    }
  });

  it.each([
    ['JPY', 1_900n, '¥2,097'],
    ['KWD', 19_000n, 'KWD\u00a020.967'],
    ['EUR', 1_900n, '€20.97'],
  ])('in %s is rounded to its own smallest unit', async (currency, unitMinor, total) => {
    const { id: taxRateId } = await makeRate();
    const id = await makeSent({ currency, lines: [software(taxRateId, unitMinor)] });
    const paper = await findInvoicePaper(JOB, { invoiceId: id });
    expect(paper?.totals.at(-1)).toEqual({ label: 'Total to pay', amount: total });
  });

  it('comes to the same in the tables, on the page and on the paper, whatever its lines', async () => {
    const rates = await Promise.all(['10.35', '20', '0.5'].map((rate) => makeRate(rate)));
    const given = fc.array(
      fc.record({
        unitMinor: fc.bigInt({ min: 1n, max: 1_000_000n }),
        quantityMilli: fc.bigInt({ min: 500n, max: 10_000n }),
        rate: fc.constantFrom(...rates.map(({ id }) => id), null),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(given, async (lines) => {
        const id = await makeSent({
          lines: lines.map(({ rate: taxRateId, ...one }) => line({ ...one, taxRateId })),
        });
        const stored = await kept(id);
        const taxes = stored?.taxes ?? [];
        const sum = taxes.reduce((all, { tax }) => all + BigInt(tax), BigInt(stored?.lines ?? 0));
        expect(stored?.total).toBe(String(sum));
        const page = await getInvoice(dana, { id });
        expect(page.facts.totalMinor).toBe(sum);
        expect(page.taxes.map(({ taxMinor }) => taxMinor)).toEqual(
          taxes.map(({ tax }) => BigInt(tax)),
        );
        const paper = await findInvoicePaper(JOB, { invoiceId: id });
        const printed = (paper?.totals ?? []).map(
          ({ amount }) => parseMoney(amount, 'USD', 'en-US').amountMinor,
        );
        expect(printed.at(-1)).toBe(sum);
        if (taxes.length > 0) {
          expect(printed.slice(0, -1).reduce((all, one) => all + one, 0n)).toBe(sum);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('one who does not look after the client', () => {
  it('puts no tax on their bill', async () => {
    const { id: taxRateId } = await makeRate();
    const given = draft({ lines: [software(taxRateId)] });
    const made = createDraft(cast.hugh, { clientId: brightwater.clientId, draft: given });
    expect((await refusal(made)).code).toBe('not_found');
  });
});
