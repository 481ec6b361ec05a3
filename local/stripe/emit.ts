import type Stripe from 'stripe';
import { API_VERSION } from './api-version';
import type { Desk, Origin } from './desk';
import { newId } from './ids';
import { queueDelivery } from './webhooks';

/** The events that the local Stripe makes. */
export type SpokenEvent = Extract<
  Stripe.Event,
  {
    type:
      | 'charge.dispute.closed'
      | 'charge.dispute.created'
      | 'charge.dispute.funds_reinstated'
      | 'charge.dispute.funds_withdrawn'
      | 'charge.dispute.updated'
      | 'charge.failed'
      | 'charge.pending'
      | 'charge.refund.updated'
      | 'charge.refunded'
      | 'charge.succeeded'
      | 'checkout.session.async_payment_failed'
      | 'checkout.session.async_payment_succeeded'
      | 'checkout.session.completed'
      | 'checkout.session.expired'
      | 'customer.created'
      | 'customer.updated'
      | 'payment_intent.canceled'
      | 'payment_intent.created'
      | 'payment_intent.payment_failed'
      | 'payment_intent.processing'
      | 'payment_intent.requires_action'
      | 'payment_intent.succeeded'
      | 'refund.created'
      | 'refund.failed'
      | 'refund.updated';
  }
>;
type ObjectOf<T extends SpokenEvent['type']> = Extract<SpokenEvent, { type: T }>['data']['object'];

/** How long an event can be asked for (https://docs.stripe.com/api/events). */
export const EVENT_LIFE_SECONDS = 30 * 24 * 3600;

/**
 * Writes down that something happened, with the object as it is now, and queues its webhook.
 * Call it in the transaction that made it happen.
 */
export function emit<T extends SpokenEvent['type']>(
  desk: Desk,
  type: T,
  object: ObjectOf<T>,
  origin: Origin,
): void {
  const event = {
    id: newId('event'),
    object: 'event',
    api_version: API_VERSION,
    created: desk.clock.seconds(),
    data: { object },
    livemode: false,
    pending_webhooks: desk.settings.webhook ? 1 : 0,
    request: origin ?? { id: null, idempotency_key: null },
    type,
  } satisfies Stripe.EventBase as SpokenEvent;
  desk.store.put('event', event);
  queueDelivery(desk, event);
}
