import { beforeAll, describe, expect, it } from 'vitest';
import { renderInThread } from '@/components/paper/paper-thread';
import { findReceiptPaper } from '@/domain/paper/find-receipt-paper';
import { findStatementPaper } from '@/domain/paper/find-statement-paper';
import { openReceipt } from '@/domain/payments/open-receipt';
import { exportStatement } from '@/domain/statements/export-statement';
import type { Actor } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { readPdf } from '@/lib/pdf-reader';
import { bill, books, credit, pay, setOut, zone } from '@/tests/domain/statements/books';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { statementOf } from './paper-statement';

const today = todayIn(zone);

function bare(text: string): string {
  return text.replace(/[\s\u00a0]+/g, '');
}

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const reading = await readPdf(Uint8Array.from(bytes), { pages: 1000, characters: 10_000_000 });
  if ('problem' in reading) throw new Error(reading.problem);
  // Where another font begins a reader may see a blank, so that none is looked at.
  return { ...reading, text: bare(reading.text) };
}

async function statementPdf(actor: Actor, input: Parameters<typeof exportStatement>[1]) {
  const statements = await exportStatement(actor, input, 'pdf');
  const paper = await findStatementPaper(actor, statements);
  return read(await renderInThread({ kind: 'statement', paper }));
}

beforeAll(async () => {
  await ownerQuery(
    `UPDATE client SET name = '株式会社星野製陶', name_lang = 'ja', latin_name = 'Hoshino Seito K.K.', address = E'東京都港区芝公園四丁目\\n髙橋ビル' WHERE id = $1`,
    [brightwater.clientId],
  );
  const first = await bill({
    amountMinor: 174_000n,
    on: '2026-08-03',
    dueOn: '2026-08-31',
    title: 'Бухгалтерский учёт',
  });
  const second = await bill({
    amountMinor: 245_00n,
    on: '2026-11-18',
    dueOn: today,
    title: 'Zażółć gęślą jaźń',
  });
  await pay({
    amountMinor: 180_000n,
    parts: [[first, 174_000n]],
    on: '2026-08-28',
    receipt: 'R-2031',
    method: 'bank_transfer',
    instrument: null,
  });
  await credit({ amountMinor: 7_500n, on: '2026-11-05', reason: 'for your trouble' });
  await setOut({
    amountMinor: 10_000n,
    invoiceId: second,
    on: '2026-11-20',
    expectedOn: '2026-11-25',
  });
  await bill(
    { amountMinor: 184_000n, on: '2026-10-01', dueOn: '2026-10-31' },
    { ...books, currency: 'KRW' },
  );
});

describe('the PDF of a statement', () => {
  it('says it all, each currency on a page of its own', async () => {
    const { text, pages } = await statementPdf(cast.dana, { from: '2026-08-01', to: today });
    expect(pages).toBe(2);
    for (const said of [
      'Statement',
      'US dollars',
      'you owed $110.00. $100.00 of it is on its way, and nothing is past due.',
      'Hoshino Seito K.K.',
      'In another currency South Korean won: ₩184,000 on page 2',
      'Ruth Adeyemi',
      '1 Aug Opening balance 0.00',
      'Бухгалтерский учёт 1,740.00 1,740.00',
      'Payment, bank transfer, invoice',
      '−1,800.00 −60.00',
      'for your trouble, not used yet −75.00',
      'Zażółć gęślą jaźń 245.00',
      'Closing balance $1,985.00 −$1,875.00 $110.00',
      'On its way: $100.00 by First Sound Bank ···4471 for invoice',
      'It is not counted above until our bank confirms it, by Wed 25 Nov',
      'Then left to pay $10.00',
      'Not yet due 1–30 days 31–60 61–90 91–120 Over 120 Credit not used Together',
      '$245.00 $0.00 $0.00 $0.00 $0.00 $0.00 −$135.00 $110.00',
      'Statement, US dollars · page 1 of 2',
      'you owed ₩184,000. All of it is past due.',
      'In another currency US dollars: $110.00 on page 1',
      'Statement, South Korean won · page 2 of 2',
      'To pay by',
      'Ruth answers within 4 working hours.',
    ]) {
      expect(text).toContain(bare(said));
    }
    expect(text).toContain(bare('株式会社星野製陶'));
    expect(text).toContain(bare('東京都港区芝公園四丁目髙橋ビル'));
  }, 60_000);

  it('of a past day says nothing of paying now', async () => {
    const { text } = await statementPdf(cast.tom, {
      ...brightwater,
      from: '2026-08-01',
      to: '2026-08-20',
    });
    expect(text).toContain(bare('On 20 August you owed $1,740.00. Nothing was past due.'));
    expect(text).not.toContain(bare('To pay by'));
    expect(text).not.toContain(bare('In another currency'));
  });

  it('is not there for the neighbour, whom it shows their own', async () => {
    const { text } = await statementPdf(cast.joan, { ...brightwater });
    expect(text).toContain(bare(larkAndLoom.name));
    expect(text).not.toContain(bare('Hoshino'));
    await expect(statementPdf(cast.hugh, brightwater)).rejects.toMatchObject({ code: 'not_found' });
    const own = await exportStatement(cast.dana, {}, 'pdf');
    await expect(findStatementPaper(cast.joan, own)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of thousands of movements has the head row on each page and holds up nobody meanwhile', async () => {
    let beats = 0;
    const beat = setInterval(() => (beats += 1), 20);
    const bytes = await renderInThread({ kind: 'statement', paper: statementOf(2000) });
    clearInterval(beat);
    expect(beats).toBeGreaterThan(15);
    const { text, pages } = await read(bytes);
    expect(text.match(/Invoice\d+,Quarterly/g)).toHaveLength(2000);
    expect(text.match(/WhatBilledPaid,creditedBalance/g)).toHaveLength(pages);
    expect(text).toContain(`page${pages}of${pages}`);
  }, 120_000);
});

describe('the PDF of a receipt', () => {
  it('says what was paid, when, how and for what, and that it was taken', async () => {
    const [payment] = await ownerQuery<{ id: string }>(
      `SELECT id FROM payment WHERE receipt_number = 'R-2031'`,
    );
    const id = payment?.id ?? '';
    const receipt = await openReceipt(cast.dana, { id });
    const { text, pages } = await read(
      await renderInThread({ kind: 'receipt', paper: await findReceiptPaper(cast.dana, receipt) }),
    );
    expect(pages).toBe(1);
    for (const said of [
      'Receipt R-2031',
      'Your $1,800.00 arrived on Friday 28 August 2026. Thank you.',
      'By Bank transfer',
      'Бухгалтерский учёт $1,740.00',
      'Credit for what comes next $60.00',
      'Received $1,800.00',
      'Receipt R-2031 · page 1 of 1',
    ]) {
      expect(text).toContain(bare(said));
    }
    const events = await ownerQuery(
      `SELECT "by", subject_id AS subject, data FROM activity_event WHERE type = 'receipt.downloaded'`,
    );
    expect(events).toEqual([
      { by: 'client', subject: publicId('pa', id), data: { number: 'R-2031' } },
    ]);
  });
});
