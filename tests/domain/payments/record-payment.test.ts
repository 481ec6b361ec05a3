import { describe, expect, it } from 'vitest';
import { type NewPayment, recordPayment } from '@/domain/payments/record-payment';
import { addDays } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { makeDraft, makeSent, today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { eventsOf, invoiceOf, ledgerOf, mailKeysOf, paymentsOf } from './paying';

function payment(invoiceId: string, changes: Partial<NewPayment> = {}): NewPayment {
  return {
    invoiceId,
    amount: { amountMinor: 24_500n, currency: 'USD' },
    method: 'bank_transfer',
    receivedOn: today(),
    reference: 'WIRE 4471',
    key: newId(),
    ...changes,
  };
}

function usd(amountMinor: bigint) {
  return { amount: { amountMinor, currency: 'USD' } };
}

async function refusal(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error: { code?: string; messageKey?: string }) => `${error.code} ${error.messageKey}`,
  );
}

describe('recordPayment', () => {
  it('counts money that came past the portal: state, ledger on its day, log, receipts', async () => {
    const invoiceId = await makeSent();
    const receivedOn = addDays(today(), -3);
    const { paymentId } = await recordPayment(cast.tom, payment(invoiceId, { receivedOn }));
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid', paid_minor: '24500' });
    expect(await paymentsOf(invoiceId)).toMatchObject([
      { state: 'succeeded', method: 'bank_transfer', amount_minor: '24500' },
    ]);
    const [entry] = await ownerQuery(
      `SELECT amount_minor, "on"::text FROM ledger_entry WHERE payment_id = $1`,
      [paymentId],
    );
    expect(entry).toEqual({ amount_minor: '-24500', on: receivedOn });
    expect(await eventsOf(invoiceId)).toEqual([
      'payment.recorded',
      'payment.succeeded',
      'invoice.changed',
    ]);
    const [event] = await ownerQuery(
      `SELECT "by", data FROM activity_event WHERE type = 'payment.recorded' AND subject_id = $1`,
      [publicId('in', invoiceId)],
    );
    expect(event).toEqual({
      by: 'staff',
      data: { amountMinor: 24_500, currency: 'USD', method: 'bank_transfer', receivedOn },
    });
    expect(await mailKeysOf(`receipt/${paymentId}/`)).toHaveLength(2);
  });

  it('is once for each form, pressed four times at once', async () => {
    const invoiceId = await makeSent();
    const form = payment(invoiceId, usd(10_000n));
    const answers = await Promise.all([1, 2, 3, 4].map(() => recordPayment(cast.tom, form)));
    expect(answers.filter(({ recordedNow }) => recordedNow)).toHaveLength(1);
    expect(new Set(answers.map(({ paymentId }) => paymentId)).size).toBe(1);
    expect(await ledgerOf(invoiceId)).toEqual({ count: 1, sum: '-10000' });
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '10000' });
  });

  it('of two forms at once, neither takes more than is owed', async () => {
    const invoiceId = await makeSent();
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => recordPayment(cast.tom, payment(invoiceId, usd(20_000n)))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await ledgerOf(invoiceId)).toEqual({ count: 1, sum: '-20000' });
  });

  it('refuses what can not be', async () => {
    const invoiceId = await makeSent();
    const tomorrow = addDays(today(), 1);
    for (const [changes, key] of [
      [usd(24_501n), 'more_than_owed'],
      [usd(0n), 'not_positive'],
      [usd(-5n), 'not_positive'],
      [{ amount: { amountMinor: 100n, currency: 'EUR' } }, 'wrong_currency'],
      [{ receivedOn: tomorrow }, 'future_day'],
    ] as const) {
      expect(await refusal(recordPayment(cast.tom, payment(invoiceId, changes)))).toBe(
        `invalid payments.errors.${key}`,
      );
    }
    expect(await paymentsOf(invoiceId)).toEqual([]);
    await recordPayment(cast.tom, payment(invoiceId));
    expect(await refusal(recordPayment(cast.tom, payment(invoiceId)))).toBe(
      'conflict payments.errors.nothing_owed',
    );
    expect(await refusal(recordPayment(cast.tom, payment(await makeDraft())))).toBe(
      'conflict payments.errors.nothing_owed',
    );
  });

  it('is for those who look after the client alone', async () => {
    const invoiceId = await makeSent();
    expect(await refusal(recordPayment(cast.hugh, payment(invoiceId)))).toBe(
      'not_found errors.not_found',
    );
    const dana = cast.dana as unknown as typeof cast.tom;
    expect(await refusal(recordPayment(dana, payment(invoiceId)))).toBe(
      'forbidden errors.forbidden',
    );
  });
});
