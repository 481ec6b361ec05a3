import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { renderInvoicePaper } from '@/components/paper/render-invoice-paper';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { openInvoicePdf } from '@/domain/paper/open-invoice-pdf';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { JOB } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { readPdf } from '@/lib/pdf-reader';
import { makeDraft, makeSent } from '@/tests/domain/invoices/drafts';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeInvoicePdf } from '@/worker/handlers/invoice-pdf';
import { paperOf } from './paper-invoice';

async function read(bytes: Buffer) {
  const reading = await readPdf(Uint8Array.from(bytes), { pages: 1000, characters: 10_000_000 });
  if ('problem' in reading) throw new Error(reading.problem);
  return reading;
}

function open(actor: Parameters<typeof openInvoicePdf>[0], invoiceId: string, waitMs = 0) {
  return openInvoicePdf(actor, { invoiceId, waitMs });
}

async function refusal(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof PortalError ? error.code : error;
}

describe('the PDF of an invoice', () => {
  it('is made once, kept as it was sent, and every look is in the log', async () => {
    await ownerQuery(
      `UPDATE firm SET bank_details = E'Puget Mutual Bank\\nAccount 4410 0555 0142'`,
    );
    const invoiceId = await makeSent({ title: 'Payroll filing, third quarter' });
    await makeInvoicePdf({ invoiceId });
    const first = await open(cast.dana, invoiceId);
    const bytes = await buffer(first.stream);
    expect(bytes.length).toBe(first.sizeBytes);
    const { text, pages } = await read(bytes);
    expect(pages).toBe(1);
    for (const said of [
      `Invoice ${first.number}`,
      'Please pay $245.00 by',
      'Payroll filing, third quarter',
      'Brightwater Ceramics LLC',
      'Ruth Adeyemi',
      'Puget Mutual Bank',
      'Status when this was made',
      'page 1 of 1',
    ]) {
      expect(text.replace(/[\s\u00a0]+/g, ' ')).toContain(said);
    }
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    await makeInvoicePdf({ invoiceId });
    const again = await open(cast.tom, invoiceId);
    expect((await buffer(again.stream)).equals(bytes)).toBe(true);
    const looks = await ownerQuery(
      `SELECT "by" FROM activity_event WHERE type = 'invoice.downloaded' AND subject_id = $1 ORDER BY at`,
      [publicId('in', invoiceId)],
    );
    expect(looks).toEqual([{ by: 'client' }, { by: 'staff' }]);
  });

  it('is not there for the neighbour, nor for a draft, nor before it is made', async () => {
    const invoiceId = await makeSent();
    for (const actor of [cast.joan, cast.hugh]) {
      expect(await refusal(open(actor, invoiceId))).toBe('not_found');
    }
    expect(await refusal(open(cast.dana, newId()))).toBe('not_found');
    const draftId = await makeDraft();
    expect(await refusal(open(cast.dana, draftId))).toBe('not_found');
    expect(await refusal(open(cast.tom, draftId))).toBe('not_found');
    expect(await refusal(open(cast.dana, invoiceId))).toBe('unavailable');
    expect(await findInvoicePaper(JOB, { invoiceId: draftId })).toBeNull();
    const looks = await ownerQuery(
      `SELECT 1 FROM activity_event WHERE type = 'invoice.downloaded' AND subject_id = $1`,
      [publicId('in', invoiceId)],
    );
    expect(looks).toEqual([]);
  });

  it('made twice at the same moment is kept once, and nothing else is left', async () => {
    const invoiceId = await makeSent();
    await Promise.all([makeInvoicePdf({ invoiceId }), makeInvoicePdf({ invoiceId })]);
    await open(cast.dana, invoiceId).then(({ stream }) => buffer(stream));
    expect(
      await ownerQuery('SELECT 1 FROM invoice_pdf WHERE invoice_id = $1', [invoiceId]),
    ).toHaveLength(1);
  });

  it('has the Japanese and Cyrillic letters of names in it', async () => {
    await ownerQuery(
      `UPDATE client SET name = '星野製陶株式会社', latin_name = 'Hoshino Seito K.K.', address = E'東京都港区芝公園四丁目\\n髙橋ビル 﨑' WHERE id = $1`,
      [brightwater.clientId],
    );
    const invoiceId = await makeSent({
      lines: [
        {
          description: 'Бухгалтерский учёт, ноябрь',
          detail: '帳簿作成',
          quantityMilli: 1500n,
          unitMinor: 10_000n,
        },
        {
          description: 'Zażółć gęślą jaźń – ₽ € ¥ −',
          detail: null,
          quantityMilli: 1000n,
          unitMinor: 100n,
        },
      ],
    });
    const paper = await findInvoicePaper(JOB, { invoiceId });
    const { text } = await read(await renderInvoicePaper(paper!));
    const whole = text.replace(/\s+/g, '');
    for (const said of [
      '星野製陶株式会社',
      'HoshinoSeitoK.K.',
      '東京都港区芝公園四丁目',
      '髙橋ビル﨑',
    ]) {
      expect(whole).toContain(said);
    }
    for (const said of ['Бухгалтерскийучёт,ноябрь', '帳簿作成', 'Zażółćgęśląjaźń–₽€¥−']) {
      expect(whole).toContain(said);
    }
    await ownerQuery(
      `UPDATE client SET name = $2, latin_name = NULL, address = NULL WHERE id = $1`,
      [brightwater.clientId, brightwater.name],
    );
  });

  it('takes a thousand lines, none lost, with the head row on each page', async () => {
    const bytes = await renderInvoicePaper(paperOf(1000));
    const { text, pages } = await read(bytes);
    expect(text.match(/Line \d+ of the work/g)).toHaveLength(1000);
    expect(text.match(/Amount, USD/g)).toHaveLength(pages);
    expect(text).toContain(`page ${pages} of ${pages}`);
    expect(text.match(/Total to pay/g)).toHaveLength(1);
  }, 120_000);

  it('says what it was when it was made', async () => {
    const invoiceId = await makeSent();
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    const paper = await findInvoicePaper(JOB, { invoiceId });
    expect(paper?.sentence).toBe('This invoice was cancelled. Nothing is owed.');
    expect(paper?.status).toContain('cancelled');
    expect(paper?.pay).toBeNull();
  });
});
