import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { root } from '@/local/bootstrap/root.mjs';
import { now } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { listEventsSince } from '@/lib/stripe';
import { stripeClient } from '@/lib/stripe-client';
import { today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { faultsInBooks } from './books';
import {
  billFor,
  billNow,
  followLater,
  heard,
  openPage,
  payByStripe,
  refundOf,
  refundsOf,
  sentBack,
  standing,
  usd,
  WORKS,
} from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { eventsOf, mailKeysOf, paymentsOf } from './paying';
import { openStripeDesk, type StripeDesk, WEBHOOK_SECRET } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;
/** Stands before the local Stripe for the child that dies: see `mode`. */
let gate: Server;
/** When the child is killed: as it asks, before Stripe hears it, or once Stripe has answered, before it hears that. */
let mode: 'as it asks' | 'as it is answered' | null = null;
let child: ChildProcess | null = null;

beforeAll(async () => {
  desk = await openStripeDesk();
  gate = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (mode === 'as it asks') return void child?.kill('SIGKILL');
      const { method = 'GET', url, headers } = request;
      const { 'content-length': _, connection: __, ...sent } = headers as Record<string, string>;
      const body = Buffer.concat(chunks);
      void fetch(desk.url + url, {
        method,
        headers: sent,
        ...(body.length > 0 ? { body } : {}),
      }).then(async (answer) => {
        const text = await answer.text();
        if (mode === 'as it is answered') return void child?.kill('SIGKILL');
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  gate.close();
  await desk?.stop();
});
afterEach(async () => {
  mode = null;
  desk.control.clearFaults();
  expect(await faultsInBooks()).toEqual([]);
});

/** Starts a part of the app in a process of its own. @returns what it says first */
async function begin(what: string, input: unknown = null): Promise<string> {
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
  const args = ['--import', 'tsx', 'tests/domain/payments/doomed-child.ts', what];
  const gateUrl = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  child = spawn('node', [...args, JSON.stringify(input, asText)], {
    cwd: root,
    env: { ...process.env, STRIPE_API_BASE: gateUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return said.toString().trim();
}

/** Waits for its end, which has to be a violent one. */
async function dead(): Promise<void> {
  if (child?.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child?.signalCode).toBe('SIGKILL');
}

it('an app that is killed between a webhook’s commit and its answer has taken one payment', async () => {
  client = await makeClient();
  const bills = [await billFor(client), await billFor(client)];
  const { sessionId } = await openPage(client.contact, bills);
  const port = (await begin('webhook')).replace('port ', '');
  desk.control.setFaults({ lose: true });
  desk.control.pay(sessionId, WORKS);
  const events = await listEventsSince(new Date(now().getTime() - 60_000));
  const event = events.find(({ type }) => type === 'charge.succeeded')!;
  const payload = JSON.stringify(event);
  const secret = WEBHOOK_SECRET;
  const signature = stripeClient().webhooks.generateTestHeaderString({ payload, secret });
  const asked = fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'stripe-signature': signature },
    body: payload,
  });
  await expect(asked).rejects.toThrow();
  await dead();
  expect(await billNow(bills[0]!)).toEqual(['paid', 24_500, 0]);
  // Stripe was not answered, and tries again; the others come late.
  desk.control.clearFaults();
  for (const { id } of events) desk.control.resend(id);
  await heard(desk);
  const [payment, ...more] = await paymentsOf(bills[0]!);
  expect(more).toEqual([]);
  expect(await mailKeysOf(`receipt/${payment?.id}/`)).toHaveLength(1);
  expect(await eventsOf(bills[1]!)).toEqual([
    'checkout.started',
    'payment.succeeded',
    'invoice.changed',
  ]);
  expect(await standing(client)).toEqual([0n, 0n]);
});

it('one that is killed once a payment is recorded has recorded one, however often the form is sent', async () => {
  client = await makeClient();
  const form = {
    invoiceId: await billFor(client),
    amount: usd(10_000n),
    method: 'cash' as const,
    receivedOn: today(),
    reference: null,
    key: newId(),
  };
  await begin('record', form);
  await dead();
  expect(await recordPayment(cast.tom, form)).toMatchObject({ recordedNow: false });
  expect(await paymentsOf(form.invoiceId)).toHaveLength(1);
  expect(await billNow(form.invoiceId)).toEqual(['open', 10_000, 0]);
});

it('one that is killed before it has committed has done nothing, and the form can be sent again', async () => {
  client = await makeClient();
  const form = {
    invoiceId: await billFor(client),
    amount: usd(10_000n),
    method: 'cash' as const,
    receivedOn: today(),
    reference: null,
    key: newId(),
  };
  await ownerQuery('BEGIN');
  try {
    await ownerQuery('SELECT 1 FROM client_balance WHERE client_id = $1 FOR UPDATE', [
      client.clientId,
    ]);
    await begin('record', form);
    await untilSomebodyWaits();
    child?.kill('SIGKILL');
    await dead();
  } finally {
    await ownerQuery('COMMIT');
  }
  expect(await paymentsOf(form.invoiceId)).toEqual([]);
  expect(await recordPayment(cast.tom, form)).toMatchObject({ recordedNow: true });
  expect(await billNow(form.invoiceId)).toEqual(['open', 10_000, 0]);
});

async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const waiting = await ownerQuery(
      `SELECT 1 FROM pg_locks w JOIN pg_locks o ON o.pid = w.pid
       WHERE NOT w.granted AND o.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (waiting.length > 0) return;
    await new Promise((resume) => setTimeout(resume, 25));
  }
  throw new Error('Nobody waits.');
}

it.each(['as it asks', 'as it is answered', null] as const)(
  'one that is killed while a refund is sent (%s) gives back once, by the form or by the worker',
  async (when) => {
    client = await makeClient();
    const paid = await payByStripe(desk, client);
    const form = refundOf(paid, { amount: usd(4_500n), credits: true });
    desk.control.setFaults({ lose: true });
    mode = when;
    await begin('refund', form);
    await dead();
    mode = null;
    // Null is after all was settled, and before anybody was told.
    const state = when === null ? 'succeeded' : 'pending';
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state }]);
    await Promise.all([refundPayment(cast.ruth, form), followLater()]);
    await followLater(3);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 4_500]]);
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'succeeded' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 20_000, 4_500]);
    expect(await standing(client)).toEqual([0n, 0n]);
  },
);
