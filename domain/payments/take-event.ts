import { STRIPE } from '@/lib/actor';
import { readPaymentFacts } from '@/lib/payment-fact';
import type { StripeEvent } from '@/lib/stripe';
import { passOver, type Settlement, settlePayment } from './settle-payment';

/** Takes one event of Stripe's over, once, whatever it is about: sent to the webhook, or found in the list of events. */
export async function takeEvent(event: StripeEvent): Promise<Settlement> {
  const fact = readPaymentFacts(event);
  if (fact) return settlePayment(STRIPE, fact);
  const { id, type, created } = event;
  const isNew = await passOver(STRIPE, { id, type, createdAt: new Date(created * 1000) });
  return isNew ? 'ignored' : 'done_already';
}
