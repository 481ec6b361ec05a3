import { createHash } from 'node:crypto';
import Stripe from 'stripe';
import { env } from './env';
import { PortalError } from './errors';
import type { Money } from './money';
import { inOurWords, reach, stripeClient } from './stripe-client';
import { isStripeAmount, type PayMethod, toStripeAmount } from './stripe-amounts';

/** What Stripe sends to the webhook and lists. Only the readers of facts (`lib/*-fact.ts`) look inside. */
export type StripeEvent = Stripe.Event;
export type StripeSession = Stripe.Checkout.Session;
export type StripeRefund = Stripe.Refund;

/** The events that tell of payments: what the readers of facts read, and the webhook asks for. */
export const PAYMENT_EVENTS = [
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.failed',
  'charge.pending',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.canceled',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'refund.created',
  'refund.failed',
  'refund.updated',
] as const satisfies readonly Stripe.Event.Type[];

/** A webhook whose signature or date is not right: nothing in it may be believed. */
export class UnverifiedWebhook extends Error {
  constructor(cause: unknown) {
    super('The webhook does not carry a fresh signature of ours.', { cause });
    this.name = 'UnverifiedWebhook';
  }
}

const METHOD_TYPES = { card: 'card', bank_debit: 'us_bank_account' } as const;
const MAX_LINES = 100;
const TEXT_LENGTH = 250;

export type NewCheckout = {
  /** `ck_…`: also the idempotency key, so that asking again with the same input makes no second. */
  checkoutId: string;
  /** `in_…`: the invoice, or the first of several. */
  invoicePublicId: string;
  /** Stripe's customer, from `ensureCustomer`. */
  customerId?: string | null;
  /** Filled in on the page where there is no customer; null where nobody is known. */
  email: string | null;
  amount: Money;
  /** "Invoice 1042": what the payer sees where there are no lines. */
  description: string;
  /** Shown in place of the description when they add up to the amount. */
  lines?: readonly { description: string; amountMinor: bigint }[];
  /** Both absolute; `{CHECKOUT_SESSION_ID}` in the first is replaced by Stripe. */
  successUrl: string;
  cancelUrl: string;
  /** 30 minutes to 24 hours from now. */
  expiresAt: Date;
  /** What may be offered, of `payableMethods(amount)`. */
  methods: readonly PayMethod[];
  /** The firm's name on the page. */
  merchantName?: string;
};

/**
 * Opens a checkout page for one amount, of one invoice or of several.
 * @throws PortalError invalid for an amount that Stripe cannot take, unavailable when it can't be
 * reached.
 */
export async function createCheckoutSession(
  input: NewCheckout,
): Promise<{ sessionId: string; url: string }> {
  const metadata = { checkout: input.checkoutId, invoice: input.invoicePublicId };
  const session = await reach(() =>
    stripeClient().checkout.sessions.create(
      {
        mode: 'payment',
        line_items: lineItemsOf(input),
        allowed_payment_method_types: input.methods.map((method) => METHOD_TYPES[method]),
        ...(input.customerId
          ? { customer: input.customerId }
          : input.email && { customer_email: input.email }),
        client_reference_id: input.checkoutId,
        metadata,
        // The charge copies what the intent has, so that every event names the invoice.
        payment_intent_data: { description: cut(input.description), metadata },
        success_url: input.successUrl,
        cancel_url: input.cancelUrl,
        expires_at: seconds(input.expiresAt),
        ...(input.merchantName && { branding_settings: { display_name: cut(input.merchantName) } }),
      },
      { idempotencyKey: input.checkoutId },
    ),
  );
  if (!session.url) throw new PortalError('unavailable', 'stripe.unavailable');
  return { sessionId: session.id, url: session.url };
}

/**
 * The session as Stripe has it now, with its payment intent and the latest charge in it.
 * @throws PortalError not_found, unavailable.
 */
export async function retrieveCheckoutSession(sessionId: string): Promise<StripeSession> {
  return reach(() =>
    stripeClient().checkout.sessions.retrieve(sessionId, {
      expand: ['payment_intent.latest_charge'],
    }),
  );
}

/**
 * Closes a session that nobody has paid, so that nobody can. When it is not open any more, nothing
 * is changed: the answer says what it is instead.
 * @throws PortalError not_found, unavailable.
 */
export async function expireCheckoutSession(sessionId: string): Promise<StripeSession> {
  const { status } = await retrieveCheckoutSession(sessionId);
  if (status === 'open') {
    try {
      await stripeClient().checkout.sessions.expire(sessionId);
    } catch (error) {
      // Paid between our two calls: the retrieve below says so.
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw inOurWords(error);
    }
  }
  return retrieveCheckoutSession(sessionId);
}

/**
 * Stripe's customer for a client, made when there is none.
 * @throws PortalError unavailable.
 */
export async function ensureCustomer(input: {
  clientPublicId: string;
  customerId: string | null;
  name: string;
  email: string;
}): Promise<string> {
  const { customers } = stripeClient();
  const known = input.customerId;
  if (known) {
    const found = await reach(() => customers.retrieve(known)).catch((error: unknown) => {
      if (error instanceof PortalError && error.code === 'not_found') return null;
      throw error;
    });
    if (found && !found.deleted) return found.id;
  }
  const fields = { name: cut(input.name), email: input.email };
  const print = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16);
  const made = await reach(() =>
    customers.create(
      { ...fields, metadata: { client: input.clientPublicId } },
      { idempotencyKey: `${input.clientPublicId}-${known ?? 'first'}-${print}` },
    ),
  );
  return made.id;
}

/**
 * The events about payments since that instant, oldest first, so that one that never arrived can be
 * made up for. Stripe keeps them for 30 days.
 * @throws PortalError unavailable.
 */
export async function listEventsSince(since: Date): Promise<StripeEvent[]> {
  const asked = { created: { gte: seconds(since) }, types: [...PAYMENT_EVENTS], limit: 100 };
  // All of them, however many: they come newest first, and what would be cut off is what has waited longest.
  const events: StripeEvent[] = [];
  await reach(async () => {
    for await (const event of stripeClient().events.list(asked)) events.push(event);
  });
  return events.reverse();
}

/**
 * The event in a webhook's body, once its signature is found to be ours and no older than five
 * minutes. `rawBody` is the body as it came, not parsed.
 * @throws UnverifiedWebhook
 */
export function verifyWebhook(rawBody: string | Buffer, signature: string | null): StripeEvent {
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!secret || !signature) throw new UnverifiedWebhook('no secret, or no signature');
  try {
    return stripeClient().webhooks.constructEvent(rawBody, signature, secret);
  } catch (error) {
    if (error instanceof PortalError) throw error;
    throw new UnverifiedWebhook(error);
  }
}

function lineItemsOf(input: NewCheckout): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const { currency } = input.amount;
  const item = (name: string, amountMinor: bigint) => ({
    quantity: 1,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: toStripeAmount({ amountMinor, currency }),
      product_data: { name: cut(name) },
    },
  });
  const lines = input.lines ?? [];
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0n);
  const shown =
    lines.length > 0 &&
    lines.length <= MAX_LINES &&
    sum === input.amount.amountMinor &&
    // Stripe takes no line below zero, so that a bill with a discount in it is shown as one.
    lines.every(
      ({ amountMinor }) => amountMinor >= 0n && isStripeAmount({ amountMinor, currency }),
    );
  return shown
    ? lines.map((line) => item(line.description, line.amountMinor))
    : [item(input.description, input.amount.amountMinor)];
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

function cut(text: string): string {
  return text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH - 1)}…` : text;
}
