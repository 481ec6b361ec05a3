import { Agent, request } from 'node:http';
import { stripeClient } from '@/lib/stripe-client';
import { rounded, type Tell } from '@/tests/bench/figure';
import { payAtStripe, requireSettled } from './pages-to-pay';
import type { BillingStand } from './stand';
import { msOf, percentile } from './timing';

const CONNECTIONS = 16;
const WARM_UP_PAYMENTS = 60;
const PAYMENTS = 700;
const MOST_MS = 250;

/**
 * How long the portal takes to answer Stripe's webhooks, over HTTP, when 16 come at once: all events of some hundred
 * payments of 40 clients, in the order in which Stripe has them.
 */
export async function tellSettling(stand: BillingStand, { say, figure }: Tell): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    await send(stand, agent, await payAtStripe(stand, WARM_UP_PAYMENTS));
    const events = await payAtStripe(stand, PAYMENTS);
    say(`  settling ${events.length} events of ${PAYMENTS} payments`);
    const started = performance.now();
    const times = await send(stand, agent, events);
    const perSecond = (events.length / (performance.now() - started)) * 1000;
    await requireSettled(stand);
    say(`  ${Math.round(perSecond)} events a second`);
    for (const hundredths of [50, 99]) {
      const value = percentile(times, hundredths);
      figure({
        name: `settle.p${hundredths}_ms`,
        value: rounded(value, 1),
        unit: 'ms',
        against: `the ${MOST_MS} ms that it may take; ${CONNECTIONS} connections, ${Math.round(perSecond)} events/s`,
        ratio: rounded(value / MOST_MS),
        target: { of: 'value', atMost: MOST_MS },
      });
    }
  } finally {
    agent.destroy();
  }
}

async function send(
  { url }: BillingStand,
  agent: Agent,
  events: readonly object[],
): Promise<number[]> {
  const bodies = events.map((event) => {
    const payload = JSON.stringify(event);
    const signed = { payload, secret: process.env.STRIPE_WEBHOOK_SECRET ?? '' };
    return { payload, signature: stripeClient().webhooks.generateTestHeaderString(signed) };
  });
  const times: number[] = [];
  let next = 0;
  const connection = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const { payload, signature } = body;
      times.push(await msOf(() => post(`${url}/api/stripe/webhook`, agent, payload, signature)));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return times;
}

function post(url: string, agent: Agent, payload: string, signature: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'stripe-signature': signature,
    };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`A webhook was answered ${answer.statusCode}.`));
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}
