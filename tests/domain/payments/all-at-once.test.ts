import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { applyCredit } from '@/domain/payments/apply-credit';
import { followPayments } from '@/domain/payments/follow-payments';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { takeEvent } from '@/domain/payments/take-event';
import { JOB } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { listEventsSince } from '@/lib/stripe';
import { stripeClient } from '@/lib/stripe-client';
import { today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { faultsInBooks } from './books';
import { billFor, heard, intentOf, payByHand, payByStripe, refundOf, usd } from './money-back';
import { makeClient } from './own-client';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const ROUNDS = 5;

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());

/** Whoever moves money holds invoices, then payments, then notes, then the ledger: so no two wait for each other. */
it('all that moves one client’s money, at once: nobody waits in a ring, and the books agree', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const client = await makeClient();
    const card = await payByStripe(desk, client);
    const hand = await payByHand(client, 40_000n);
    const open = [await billFor(client), await billFor(client), await billFor(client)];
    desk.control.setFaults({ lose: true });
    const since = new Date(now().getTime() - 2_000);
    const payment_intent = await intentOf(card.paymentId);
    await stripeClient().refunds.create({ payment_intent, amount: 2_000 });
    desk.control.dispute(card.sessionId, { amount: 5_000, reason: 'fraudulent' });
    const events = await listEventsSince(since);
    desk.control.clearFaults();
    const record = (invoiceId: string) =>
      recordPayment(cast.tom, {
        invoiceId,
        amount: usd(9_000n),
        method: 'cash',
        receivedOn: today(),
        reference: null,
        beyond: 'oldest',
        key: newId(),
      });
    const note = (invoiceId: string) =>
      issueCreditNote(cast.tom, { invoiceId, amount: usd(700n), reason: 'Late', key: newId() });
    const apply = () => applyCredit(client.contact, { currency: 'USD' });
    const later = new Date(now().getTime() + 120_000);
    const results = await Promise.allSettled([
      ...events.flatMap((event) => [takeEvent(event), takeEvent(event)]),
      refundPayment(cast.ruth, refundOf(hand, { amount: usd(3_000n), credits: true })),
      refundPayment(cast.ingrid, refundOf(hand, { amount: usd(16_000n) })),
      refundPayment(cast.ruth, refundOf(card, { amount: usd(1_000n) })),
      ...open.map(record),
      ...[card.invoiceId, hand.invoiceId, open[0]!].map(note),
      ...[1, 2, 3].map(apply),
      withClock(later, () => followPayments(JOB)),
    ]);
    const faults = results.flatMap((result) =>
      // Stripe refuses to give back what is disputed.
      result.status === 'rejected' && !(result.reason instanceof PortalError)
        ? [String(result.reason)]
        : [],
    );
    expect(faults).toEqual([]);
    await heard(desk);
    expect(await faultsInBooks()).toEqual([]);
  }
}, 120_000);
