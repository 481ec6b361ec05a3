import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { cancelCheckout } from '@/domain/payments/cancel-checkout';
import { followPayments } from '@/domain/payments/follow-payments';
import { recordPayment } from '@/domain/payments/record-payment';
import { startCheckout } from '@/domain/payments/start-checkout';
import { JOB } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { readCheckout } from '@/lib/payment-fact';
import { retrieveCheckoutSession } from '@/lib/stripe';
import { makeDraft, makeSent, today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { followUp } from '@/worker/handlers/payment-follow';
import { eventsOf, invoiceOf, openCheckout, paymentsOf } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const WORKS = '4242424242424242';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());
afterEach(() => desk.control.clearFaults());

function start(invoiceId: string, amountMinor?: bigint, actor = cast.dana) {
  return startCheckout(actor, {
    invoiceIds: [invoiceId],
    ...(amountMinor === undefined ? {} : { amountMinor }),
  });
}

async function refusal(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error: { code?: string; messageKey?: string }) => `${error.code} ${error.messageKey}`,
  );
}

async function checkoutsOf(invoiceId: string) {
  const rows = await ownerQuery<{ state: string }>(
    `SELECT k.state FROM checkout k JOIN checkout_line l ON l.checkout_id = k.id WHERE l.invoice_id = $1
     ORDER BY k.created_at, k.id`,
    [invoiceId],
  );
  return rows.map(({ state }) => state);
}

async function statusAtStripe(sessionId: string) {
  return readCheckout(await retrieveCheckoutSession(sessionId))?.status;
}

describe('opening the page to pay on', () => {
  it('is for all that is left, says so in the log, and leads to Stripe', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    const session = await retrieveCheckoutSession(sessionId);
    expect(session).toMatchObject({ amount_total: 24_500, currency: 'usd', status: 'open' });
    expect(session.url).toContain(desk.url);
    expect(session.success_url).toMatch(/^http:\/\/portal\.test\/invoices\/paid\?checkout=ck_\w+$/);
    expect(session.cancel_url).toMatch(/\/invoices\/cancelled\?checkout=ck_\w+$/);
    expect(session.customer_email).toBe('client@porchlight.test');
    const [event] = await ownerQuery(
      `SELECT "by", data FROM activity_event WHERE type = 'checkout.started' ORDER BY at DESC LIMIT 1`,
    );
    expect(event).toEqual({ by: 'client', data: { amountMinor: 24_500, currency: 'USD' } });
    expect(await checkoutsOf(invoiceId)).toEqual(['open']);
  });

  it('twice leads to the same page, and pressed four times at once too', async () => {
    const first = await openCheckout();
    const second = await openCheckout({ invoiceId: first.invoiceId });
    expect(second.sessionId).toBe(first.sessionId);
    const invoiceId = await makeSent();
    const pages = await Promise.all([1, 2, 3, 4].map(() => start(invoiceId)));
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
    expect(await checkoutsOf(invoiceId)).toEqual(['open']);
    expect(await eventsOf(invoiceId)).toEqual(['checkout.started']);
  });

  it('for another amount, or by a colleague, closes the one before', async () => {
    const first = await openCheckout();
    const part = await openCheckout({ invoiceId: first.invoiceId, amountMinor: 10_000n });
    expect(await statusAtStripe(first.sessionId)).toBe('expired');
    const other = await openCheckout({ invoiceId: first.invoiceId, actor: cast.marco });
    expect(await statusAtStripe(part.sessionId)).toBe('expired');
    expect(await statusAtStripe(other.sessionId)).toBe('open');
    expect(await checkoutsOf(first.invoiceId)).toEqual(['expired', 'expired', 'open']);
  });

  it('is refused where the one before was paid a moment ago, and that payment counts', async () => {
    desk.control.setFaults({ lose: true });
    const first = await openCheckout();
    desk.control.pay(first.sessionId, WORKS);
    expect(await refusal(start(first.invoiceId, 10_000n))).toBe(
      'conflict payments.errors.under_way',
    );
    expect(await invoiceOf(first.invoiceId)).toMatchObject({ state: 'paid' });
    expect(await paymentsOf(first.invoiceId)).toHaveLength(1);
    expect(await checkoutsOf(first.invoiceId)).toEqual(['completed', 'expired']);
  });
});

describe('what may not be paid', () => {
  it('is what another client owes, a draft, and nothing at all', async () => {
    const invoiceId = await makeSent();
    expect(await refusal(start(invoiceId, undefined, cast.joan))).toBe(
      'not_found errors.not_found',
    );
    expect(await refusal(start(await makeDraft()))).toBe('not_found errors.not_found');
    expect(await refusal(start(newId()))).toBe('not_found errors.not_found');
    const blind = { ...cast.dana, rights: { ...cast.dana.rights, billing: false } };
    expect(await refusal(start(invoiceId, undefined, blind))).toBe('forbidden errors.forbidden');
  });

  it('is what is paid or cancelled', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    await desk.control.settled(20_000);
    expect(await refusal(start(invoiceId))).toBe('conflict payments.errors.paid');
    const voided = await makeSent();
    await voidInvoice(cast.tom, { id: voided, reason: 'sent twice' });
    expect(await refusal(start(voided))).toBe('conflict payments.errors.void');
  });

  it('is a part that is too much, too little, or leaves too little', async () => {
    const invoiceId = await makeSent();
    for (const [amountMinor, key] of [
      [24_501n, 'more_than_left'],
      [4_999n, 'part_too_small'],
      [24_450n, 'rest_too_small'],
      [0n, 'not_positive'],
      [-100n, 'not_positive'],
    ] as const) {
      expect(await refusal(start(invoiceId, amountMinor))).toBe(`invalid payments.errors.${key}`);
    }
    expect(await checkoutsOf(invoiceId)).toEqual([]);
    await start(invoiceId, 5_000n);
  });
});

describe('when something goes wrong', () => {
  it('Stripe that does not answer leaves nothing half done, and the next try works', async () => {
    const invoiceId = await makeSent();
    desk.control.setFaults({ refuse: { status: 503, times: null } });
    expect(await refusal(start(invoiceId))).toBe('unavailable stripe.unavailable');
    expect(await checkoutsOf(invoiceId)).toEqual(['expired']);
    desk.control.clearFaults();
    await openCheckout({ invoiceId });
    expect(await checkoutsOf(invoiceId)).toEqual(['expired', 'open']);
  }, 60_000);

  it('an answer that is lost on the way is asked for again, and it is one page', async () => {
    desk.control.setFaults({ loseAnswers: 1 });
    const { invoiceId, sessionId } = await openCheckout();
    expect(await statusAtStripe(sessionId)).toBe('open');
    expect(await checkoutsOf(invoiceId)).toEqual(['open']);
  });

  it('a cancelled invoice closes its page', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    await followUp({ invoiceId });
    expect(await statusAtStripe(sessionId)).toBe('expired');
    expect(await checkoutsOf(invoiceId)).toEqual(['expired']);
  });

  it('a page for more than is left is closed, one that was opened since for what is left stays', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    await recordPayment(cast.tom, {
      invoiceId,
      amount: { amountMinor: 10_000n, currency: 'USD' },
      method: 'cheque',
      receivedOn: today(),
      reference: null,
      key: newId(),
    });
    await followUp({ invoiceId });
    expect(await statusAtStripe(sessionId)).toBe('expired');
    // The payer goes on at once, and the job of the payment comes once more, late.
    const since = await openCheckout({ invoiceId });
    await followUp({ invoiceId });
    expect(await statusAtStripe(since.sessionId)).toBe('open');
    expect(await checkoutsOf(invoiceId)).toEqual(['expired', 'open']);
  });

  it('a page that ran out is closed with us, told or not', async () => {
    const told = await openCheckout();
    desk.control.expire(told.sessionId);
    await desk.control.settled(20_000);
    expect(await checkoutsOf(told.invoiceId)).toEqual(['expired']);
    desk.control.setFaults({ lose: true });
    const untold = await openCheckout();
    desk.control.expire(untold.sessionId);
    const later = new Date(now().getTime() + 4 * 3_600_000);
    await withClock(later, () => followPayments(JOB));
    expect(await checkoutsOf(untold.invoiceId)).toEqual(['expired']);
  });
});

it('coming back without paying is in the log, and the page stays open', async () => {
  const { invoiceId, checkoutId, sessionId } = await openCheckout();
  expect(await cancelCheckout(cast.dana, { checkoutId })).toEqual({ invoiceIds: [invoiceId] });
  expect(await eventsOf(invoiceId)).toEqual(['checkout.started', 'checkout.cancelled']);
  expect(await statusAtStripe(sessionId)).toBe('open');
  expect(await refusal(cancelCheckout(cast.joan, { checkoutId }))).toBe(
    'not_found errors.not_found',
  );
  desk.control.pay(sessionId, WORKS);
  await desk.control.settled(20_000);
  await cancelCheckout(cast.dana, { checkoutId });
  expect((await eventsOf(invoiceId)).filter((type) => type === 'checkout.cancelled')).toHaveLength(
    1,
  );
});
