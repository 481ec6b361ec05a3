import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getPaymentOutcome, type PaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { outcomeWords } from '@/domain/payments/outcome-words';
import { translator } from '@/lib/translator';
import { cast } from '@/tests/support/cast';
import { eventsOf, invoiceOf, ledgerOf, openCheckout } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const WORKS = '4242424242424242';
const EXPIRED = '4000000000000069';
const DEBIT = '000123456789';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());
afterEach(() => desk.control.clearFaults());

function say(outcome: PaymentOutcome) {
  return outcomeWords(outcome, { t: translator(), locale: 'en-US', firstName: 'Dana' });
}

describe('coming back from the page to pay on', () => {
  it('asks Stripe where the webhook has not come, and what it says counts at once', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, checkoutId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    const outcome = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(outcome).toMatchObject({ kind: 'paid', instrument: 'Visa ···4242' });
    expect(outcome.invoices[0]?.status.kind).toBe('paid');
    expect(say(outcome).sentence).toBe('Your $245.00 has arrived. Thank you, Dana.');
    expect(say(outcome).lede).toMatch(/^By Visa ···4242, today at \d/);
    await getPaymentOutcome(cast.dana, { checkoutId });
    expect(await ledgerOf(invoiceId)).toEqual({ count: 1, sum: '-24500' });
  });

  it('is the same when the webhooks come after all', async () => {
    desk.control.setFaults({ webhookPause: true });
    const { invoiceId, checkoutId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    await getPaymentOutcome(cast.dana, { checkoutId });
    desk.control.clearFaults();
    expect(await desk.control.settled(20_000)).toBe(true);
    expect(await ledgerOf(invoiceId)).toEqual({ count: 1, sum: '-24500' });
    expect(await eventsOf(invoiceId)).toEqual([
      'checkout.started',
      'payment.succeeded',
      'invoice.changed',
    ]);
  });

  it('never says "paid" on the strength of the address', async () => {
    const { invoiceId, checkoutId } = await openCheckout();
    const outcome = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(outcome.kind).toBe('unpaid');
    expect(say(outcome).sentence).toBe('Nothing has been paid yet.');
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open' });
  });

  it('says what is clearing, and by when', async () => {
    const { checkoutId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, DEBIT);
    const outcome = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(outcome).toMatchObject({ kind: 'clearing', method: 'bank_debit' });
    expect(outcome.invoices[0]?.status.kind).toBe('clearing');
    expect(say(outcome).sentence).toBe('$245.00 is on its way. There is nothing more to do.');
    expect(say(outcome).lede).toMatch(/^It counts as paid when your bank confirms it, by \w{3}\s/);
  });

  it('says why a card did not work, and that the same again won’t help', async () => {
    const { checkoutId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, EXPIRED);
    const outcome = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(outcome).toMatchObject({ kind: 'failed', hard: true, failureCode: 'expired_card' });
    expect(say(outcome)).toEqual({
      sentence: 'Your bank did not let this payment through. Nothing was taken.',
      lede: 'It says that the card Visa ···0069 has expired. Trying the same one again won’t help.',
    });
    desk.control.pay(sessionId, WORKS);
    const second = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(second.kind).toBe('paid');
  });

  it('waits where Stripe does not answer', async () => {
    desk.control.setFaults({ lose: true });
    const { checkoutId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    desk.control.setFaults({ lose: true, refuse: { status: 500, times: null } });
    const outcome = await getPaymentOutcome(cast.dana, { checkoutId });
    expect(outcome.kind).toBe('waiting');
    expect(say(outcome).sentence).toBe('We have not heard yet whether your $245.00 arrived.');
  }, 60_000);

  it('is not there for the neighbour', async () => {
    const { checkoutId } = await openCheckout();
    await expect(getPaymentOutcome(cast.joan, { checkoutId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
