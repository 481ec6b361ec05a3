import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startLocalStripe } from '@/local/stripe/server';
import { KEY, press, SECRET, sdkFor, sessionParams, startReceiver } from './stand';

const MAIN = fileURLToPath(new URL('../../local/stripe/main.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

let port: number;
beforeAll(async () => {
  const finder = await startLocalStripe({ secretKey: KEY });
  port = Number(new URL(finder.url).port);
  await finder.stop();
});

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-stripe-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `tsx local/stripe/main.ts` as `npm start` runs it, once it is ready. */
async function startProcess(folder: string, webhookUrl: string): Promise<ChildProcess> {
  const child = spawn('node', [TSX, MAIN], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      ...{ PORT: String(port), STRIPE_LOCAL_DATA: folder, STRIPE_SECRET_KEY: KEY },
      ...{ WEBHOOK_URL: webhookUrl, WEBHOOK_SECRET: SECRET },
    },
    // tsx runs the server as a child of its own: the group is what has to be killed.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  endings.push(() => kill(child));
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      {
        timeout: 20_000,
      },
    )
    .toBe(200);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

test('killed in the middle, it goes on: state, keys, webhooks, debits', async () => {
  const folder = newFolder();
  const receiver = await startReceiver();
  endings.push(() => receiver.stop());
  receiver.status = 500;
  const child = await startProcess(folder, receiver.url);
  const stripe = sdkFor(`http://127.0.0.1:${port}`);
  const options = { idempotencyKey: 'ck_kept' };
  const session = await stripe.checkout.sessions.create(sessionParams(), options);
  await press(`${session.url}/debit`, { test: '000123456789' });
  await expect.poll(() => receiver.calls).toBeGreaterThan(0);
  await kill(child);

  receiver.status = 200;
  await startProcess(folder, receiver.url);
  await expect.poll(() => receiver.events.length, { timeout: 10_000 }).toBe(4);
  const kept = await stripe.checkout.sessions.retrieve(session.id);
  expect(kept).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  const again = await stripe.checkout.sessions.create(sessionParams(), options);
  expect(again.id).toBe(session.id);

  await fetch(`http://127.0.0.1:${port}/_control/clear`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: session.id }),
  });
  await expect.poll(() => receiver.events.length, { timeout: 10_000 }).toBe(7);
  expect(receiver.types().slice(-1)).toEqual(['checkout.session.async_payment_succeeded']);
}, 60_000);

test('a torn last line is passed over; a broken one in the middle is said', async () => {
  const folder = newFolder();
  const journal = join(folder, 'journal.ndjson');
  const options = { secretKey: KEY, dataFolder: folder };
  const first = await startLocalStripe(options);
  await sdkFor(first.url).customers.create({ name: 'Kept' });
  await first.stop();
  appendFileSync(journal, '{"puts":[["customer",{"id":"cus_torn"');

  const second = await startLocalStripe(options);
  const { data } = await sdkFor(second.url).customers.list();
  expect(data.map(({ name }) => name)).toEqual(['Kept']);
  await second.stop();
  // Rewritten at the start: what was torn is gone from the file too.
  expect(readFileSync(journal, 'utf8')).not.toContain('cus_torn');

  appendFileSync(journal, 'not json\n{}\n');
  await expect(startLocalStripe(options)).rejects.toThrow(/cannot read line \d+ of/);
});

test('a moved clock, an expiry and a debit are kept and ring after the restart', async () => {
  const options = { secretKey: KEY, dataFolder: newFolder(), debitDelayMs: 0 };
  const first = await startLocalStripe({ ...options, debitDelayMs: 60_000 });
  const sdk = sdkFor(first.url);
  const debit = await sdk.checkout.sessions.create(sessionParams());
  const unpaid = await sdk.checkout.sessions.create(sessionParams());
  first.control.pay(debit.id, '000123456789');
  await first.stop();

  const second = await startLocalStripe(options);
  second.control.advance(25 * 3_600_000);
  await second.stop();
  const third = await startLocalStripe(options);
  endings.push(() => third.stop());
  const { sessions } = sdkFor(third.url).checkout;
  await expect.poll(async () => (await sessions.retrieve(debit.id)).payment_status).toBe('paid');
  await expect.poll(async () => (await sessions.retrieve(unpaid.id)).status).toBe('expired');
});

test('disputes and refunds are kept, and go on after the restart', async () => {
  const options = { secretKey: KEY, dataFolder: newFolder(), debitDelayMs: 60_000 };
  const first = await startLocalStripe(options);
  endings.push(() => first.stop());
  const sdk = sdkFor(first.url);
  const debit = await sdk.checkout.sessions.create(sessionParams());
  const card = await sdk.checkout.sessions.create(sessionParams());
  first.control.pay(debit.id, '000123456789');
  first.control.clear(debit.id);
  const { payment_intent } = await sdk.checkout.sessions.retrieve(debit.id);
  const once = { idempotencyKey: 'refund-kept' };
  const params = { payment_intent: String(payment_intent), amount: 17_000 };
  const refund = await sdk.refunds.create(params, once);
  first.control.pay(card.id, '4000000000000259');
  const [dispute] = (await sdk.disputes.list()).data;
  // As a kill leaves it: what the first has written so far, and no word of farewell.
  const left = newFolder();
  cpSync(options.dataFolder, left, { recursive: true });

  const second = await startLocalStripe({ ...options, dataFolder: left });
  endings.push(() => second.stop());
  const stripe = sdkFor(second.url);
  const disputeId = dispute?.id ?? '';
  const stripped = ({ lastResponse: _, ...rest }: { lastResponse: unknown }) => rest;
  expect(stripped(await stripe.disputes.retrieve(disputeId))).toEqual(dispute);
  expect((await stripe.refunds.create(params, once)).id).toBe(refund.id);
  const kept = await stripe.refunds.retrieve(refund.id, { expand: ['charge'] });
  expect(kept).toMatchObject({ status: 'pending', charge: { amount_refunded: 17_000 } });
  second.control.advance(60_000);
  await expect
    .poll(async () => (await stripe.refunds.retrieve(refund.id)).status)
    .toBe('succeeded');
  second.control.advance(11 * 24 * 3_600_000);
  await expect.poll(async () => (await stripe.disputes.retrieve(disputeId)).status).toBe('lost');
});

test('a folder that cannot be is one plain sentence', async () => {
  const dataFolder = join(MAIN, 'inside-a-file');
  await expect(startLocalStripe({ secretKey: KEY, dataFolder })).rejects.toThrow(
    `The local Stripe cannot write to its folder ${dataFolder}.`,
  );
});

test('a taken port is one plain sentence', async () => {
  const first = await startLocalStripe({ secretKey: KEY });
  endings.push(() => first.stop());
  const port = Number(new URL(first.url).port);
  await expect(startLocalStripe({ secretKey: KEY, port })).rejects.toThrow(
    `Port ${port} is taken: the local Stripe cannot start.`,
  );
});
