import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { POST } from '@/app/api/stripe/webhook/route';
import type { Control } from '@/local/stripe/control';
import { startLocalStripe } from '@/local/stripe/server';

export const WEBHOOK_SECRET = 'whsec_tests';

export type StripeDesk = {
  control: Control;
  url: string;
  /** What the webhook answered, oldest first. */
  answers: { status: number; outcome: string }[];
  stop: () => Promise<void>;
};

/**
 * A local Stripe whose webhooks arrive, over HTTP, at the portal's own route, and to which the portal's SDK talks. To be
 * started before anything asks for the settings.
 */
export async function openStripeDesk(): Promise<StripeDesk> {
  const answers: StripeDesk['answers'] = [];
  const portal = createServer((request, response) => {
    const address = `http://portal.test${request.url}`;
    const headers = new Headers(request.headers as Record<string, string>);
    const body = Readable.toWeb(request) as ReadableStream;
    const init = { method: 'POST', headers, body, duplex: 'half' };
    POST(new Request(address, init as RequestInit), { params: Promise.resolve({}) })
      .then(async (answer) => {
        const { outcome } = (await answer.json()) as { outcome: string };
        answers.push({ status: answer.status, outcome });
        response.writeHead(answer.status).end();
      })
      .catch((error: unknown) => {
        answers.push({ status: 599, outcome: String(error) });
        response.writeHead(500).end();
      });
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const { port } = portal.address() as AddressInfo;
  const stripe = await startLocalStripe({
    secretKey: 'sk_test_tests',
    webhookUrl: `http://127.0.0.1:${port}/api/stripe/webhook`,
    webhookSecret: WEBHOOK_SECRET,
    retryPauseMs: 50,
    debitDelayMs: 3_600_000,
  });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: 'sk_test_tests',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: stripe.url,
  });
  return {
    control: stripe.control,
    url: stripe.url,
    answers,
    stop: async () => {
      await stripe.stop();
      await new Promise<void>((resolve) => portal.close(() => resolve()));
    },
  };
}
