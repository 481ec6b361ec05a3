import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { type LocalStripe, type LocalStripeOptions, startLocalStripe } from '@/local/stripe/server';

export const KEY = 'sk_test_porchlightLocal';
export const SECRET = 'whsec_porchlightLocal';

/** A webhook's receiver that keeps what came, and answers as it is told. */
export type Receiver = {
  url: string;
  /** What was answered 2xx, in the order in which it came, checked by the SDK. */
  events: Stripe.Event[];
  /** Every call, refused ones included. */
  calls: number;
  status: number;
  types(): string[];
  stop(): Promise<void>;
};

export type Stand = {
  local: LocalStripe;
  stripe: Stripe;
  receiver: Receiver;
  stop(): Promise<void>;
};

/** A local Stripe, the real SDK pointed at it, and a receiver for its webhooks. */
export async function startStand(options: Partial<LocalStripeOptions> = {}): Promise<Stand> {
  const receiver = await startReceiver();
  const local = await startLocalStripe({
    secretKey: KEY,
    webhookUrl: receiver.url,
    webhookSecret: SECRET,
    merchant: 'Alder & Finch',
    retryPauseMs: 20,
    ...options,
  });
  const stop = async () => {
    await local.stop();
    await receiver.stop();
  };
  return { local, stripe: sdkFor(local.url), receiver, stop };
}

/** The real SDK, speaking with the server at `url`. */
export function sdkFor(url: string, key = KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.calls += 1;
      const signature = request.headers['stripe-signature'];
      const event = Stripe.webhooks.constructEvent(
        Buffer.concat(chunks),
        Array.isArray(signature) ? (signature[0] ?? '') : (signature ?? ''),
        SECRET,
      );
      if (receiver.status < 300) receiver.events.push(event);
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stripe`,
    events: [],
    calls: 0,
    status: 200,
    types: () => receiver.events.map(({ type }) => type),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** A session as the portal opens one; `more` is laid over it. */
export function sessionParams(
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  const metadata = { checkout: 'ck_1', invoice: 'in_1' };
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 117_000,
          product_data: { name: 'Invoices 1058 and 1060' },
        },
      },
    ],
    allowed_payment_method_types: ['card', 'us_bank_account'],
    client_reference_id: 'ck_1',
    customer_email: 'client@porchlight.test',
    metadata,
    payment_intent_data: { description: 'Invoices 1058 and 1060', metadata },
    success_url: 'http://localhost:3000/pay/back?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/invoices',
    ...more,
  };
}

/** Presses a button on a page of the local Stripe: a form's POST, redirects not followed. */
export function press(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}
