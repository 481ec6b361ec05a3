import { describe, expect, it } from 'vitest';
import { checkPaymentCode } from '@/domain/invoices/check-payment-code';
import { readPaymentCode, showPaymentCode } from '@/domain/invoices/payment-code';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { JOB, PUBLIC } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { makeDraft, makeSent } from './drafts';

async function codeOf(id: string): Promise<string | null> {
  const [row] = await ownerQuery<{ code: string | null }>(
    'SELECT payment_code AS code FROM invoice WHERE id = $1',
    [id],
  );
  return row?.code ?? null;
}

const check = (code: string, amount: string) => checkPaymentCode(PUBLIC, { code, amount });
const bank = (details: string | null) => ownerQuery('UPDATE firm SET bank_details = $1', [details]);

describe('a payment code', () => {
  it('is given with the number, stays, and stands on the page', async () => {
    expect(await codeOf(await makeDraft())).toBeNull();
    const id = await makeSent();
    const code = (await codeOf(id)) ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    const other = await makeSent();
    expect(await codeOf(other)).not.toBe(code);
    await expect(
      ownerQuery(`UPDATE invoice SET payment_code = 'AAAAAA' WHERE id = $1`, [id]),
    ).rejects.toThrow(/does not change/);

    const paper = await findInvoicePaper(JOB, { invoiceId: id });
    const shown = showPaymentCode(code);
    expect(paper?.facts.at(-1)).toEqual({ label: 'Payment code', lines: [shown] });
    expect(paper?.pay?.reference).toBe(`${paper?.number} ${shown}`);
    expect(paper?.pay?.checkAt).toMatch(/\/check$/);
  });

  it('is the firm’s with its amount, however they are typed, and tells nothing else', async () => {
    await bank('Puget Mutual Bank\nRouting 125 000 555\nAccount 4410 0555 0142\nLine 7');
    const id = await makeSent();
    const code = (await codeOf(id)) ?? '';
    const ours = { is: 'ours', owed: true, account: '0142' };
    for (const typed of [code, showPaymentCode(code), ` ${code.toLowerCase()} `]) {
      for (const amount of ['245', '245.00', '$245.00'])
        expect(await check(typed, amount)).toEqual(ours);
    }
    expect(await check(code, '245.01')).toEqual({ is: 'unknown' });
    expect(await check(code, '€245.01')).toEqual({ is: 'unknown' });
    const wrong = (code.startsWith('2') ? '3' : '2') + code.slice(1);
    expect(await check(wrong, '245')).toEqual({ is: 'unknown' });
    await bank(null);
    expect(await check(code, '245')).toEqual({ ...ours, account: null });
  });

  it('of what was cancelled is the firm’s, and nothing is to be paid', async () => {
    const id = await makeSent();
    const code = (await codeOf(id)) ?? '';
    await voidInvoice(cast.tom, { id, reason: 'Sent twice' });
    expect(await check(code, '245')).toMatchObject({ is: 'ours', owed: false });
  });

  it('that can’t be one is told so, and so is an amount', async () => {
    for (const code of ['', '7K4', '7K4-QM0', '7K4QM2X', "7K4' OR", '7K4\u0000QM']) {
      const { code: kind, fields } = await refusal(check(code, '245'));
      expect({ kind, fields }).toEqual({
        kind: 'invalid',
        fields: { code: 'paymentCode.errors.code' },
      });
    }
    for (const amount of ['', 'ten', '-5', '1'.repeat(60)]) {
      const { fields } = await refusal(check('7K4-QM2', amount));
      expect(fields).toEqual({ amount: 'paymentCode.errors.amount' });
    }
  });

  it('is no more looked for once somebody has tried thirty', async () => {
    const actor = { ...PUBLIC, origin: { ip: '203.0.113.77', userAgent: null } };
    const ask = () => checkPaymentCode(actor, { code: '7K4-QM2', amount: '1' });
    for (let tries = 0; tries < 30; tries += 1) await ask();
    expect((await refusal(ask())).code).toBe('too_many');
  });
});

it('is read in any way that it can be written', () => {
  expect(readPaymentCode('７ｋ４–ｑｍ２')).toBe('7K4QM2');
  expect(readPaymentCode('7k4 qm2')).toBe('7K4QM2');
  expect(showPaymentCode('7K4QM2')).toBe('7K4-QM2');
});
