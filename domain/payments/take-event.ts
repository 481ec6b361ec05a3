import { STRIPE } from '@/lib/actor';
import { readDisputeFact } from '@/lib/dispute-fact';
import { readPaymentFacts } from '@/lib/payment-fact';
import { readRefundFact } from '@/lib/refund-fact';
import type { StripeEvent } from '@/lib/stripe';
import { passOver, type Settlement, settlePayment } from './settle-payment';
import { settleDispute } from './settle-dispute';
import { settleRefund } from './settle-refund';

/** Takes one event of Stripe's over, once, whatever it is about: sent to the webhook, or found in the list of events. */
export async function takeEvent(event: StripeEvent): Promise<Settlement> {
  const payment = readPaymentFacts(event);
  if (payment) return settlePayment(STRIPE, payment);
  const refund = readRefundFact(event);
  if (refund) return settleRefund(STRIPE, refund);
  const dispute = readDisputeFact(event);
  if (dispute) return settleDispute(STRIPE, dispute);
  const { id, type, created } = event;
  const isNew = await passOver(STRIPE, { id, type, createdAt: new Date(created * 1000) });
  return isNew ? 'ignored' : 'done_already';
}
