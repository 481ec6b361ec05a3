import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/lib/ids';
import { freePort } from '@/local/ports';
import { answers } from '@/local/start/child';
import type { BenchDatabase } from '@/tests/bench/bench-database';
import { withCastDatabase } from '@/tests/bench/cast-stand';
import { startNode, stopChild } from '@/tests/bench/children';
import { type Bench, rounded, type Tell } from '@/tests/bench/figure';

const CLIENTS = 1_000;
/** All of them do something within so long: a firm's busiest minute in a second. */
const BURST_SECONDS = 5;
const ALL_WITHIN_MS = 180_000;
const READY_WITHIN_MS = 60_000;
const MOST_EVENT_MS = 5_000;
const MOST_CLOCK_MS = 120_000;

/**
 * How long it takes from what happened to the signal, with the worker as it is deployed: for what one event decides, in a
 * burst of a thousand clients, and for what falls due by the clock at as many within a minute. Against the half second and the
 * minute at which they are looked for.
 */
export const latencyBench: Bench = async (tell) => {
  const port = await freePort();
  await withCastDatabase({}, async ({ admin }, settings) => {
    const clients = await makeClients(admin);
    const worker = startNode(['--import', 'tsx', 'worker/main.ts'], {
      env: { ...process.env, ...settings, WORKER_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      await ready(`http://127.0.0.1:${port}/health`);
      await tellBurst(admin, clients, tell);
      await tellClock(admin, clients, tell);
    } finally {
      await stopChild(worker);
    }
  });
};

async function ready(address: string): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; !(await answers(address)); await sleep(200)) {
    if (Date.now() > until) throw new Error('The worker does not begin.');
  }
}

async function tellBurst(
  admin: BenchDatabase['admin'],
  clients: readonly string[],
  { say, figure }: Tell,
): Promise<void> {
  say(`  ${CLIENTS} clients are stopped by an element within ${BURST_SECONDS} seconds`);
  const each = Math.ceil(clients.length / (BURST_SECONDS * 10));
  for (let from = 0; from < clients.length; from += each) {
    await admin.query(
      `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
       SELECT gen_random_uuid(), clock_timestamp(), id, 'client', 'contact', 'click.raged', 'page', '/invoices',
              '{"element":"button:pay","count":6}' FROM unnest($1::uuid[]) id`,
      [clients.slice(from, from + each)],
    );
    await sleep(100);
  }
  const value = await slowest(admin, 'rage_click', clients.length);
  figure({
    name: 'signals.event_p95_ms',
    value: rounded(value, 0),
    unit: 'ms',
    against: 'the half second in which a queue is looked at',
    ratio: rounded(value / 500, 1),
    target: { of: 'value', atMost: MOST_EVENT_MS },
  });
}

async function tellClock(
  admin: BenchDatabase['admin'],
  clients: readonly string[],
  { say, figure }: Tell,
): Promise<void> {
  say(`  ${CLIENTS} checkouts of yesterday fall due within a minute`);
  await admin.query(
    `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
     SELECT gen_random_uuid(), clock_timestamp() - interval '1 day' + interval '15 s' + random() * interval '60 s', id, 'client',
            'contact', 'checkout.started', 'invoice', 'in_' || id, '{"amountMinor":100,"currency":"USD"}' FROM unnest($1::uuid[]) id`,
    [clients],
  );
  const value = await slowest(admin, 'checkout_abandoned', clients.length);
  figure({
    name: 'signals.clock_p95_ms',
    value: rounded(value, 0),
    unit: 'ms',
    against: 'the minute at which the clock asks',
    ratio: rounded(value / 60_000),
    target: { of: 'value', atMost: MOST_CLOCK_MS },
  });
}

/** How long 95 in 100 took from when they could be known to when they were. */
async function slowest(
  admin: BenchDatabase['admin'],
  rule: string,
  count: number,
): Promise<number> {
  for (const until = Date.now() + ALL_WITHIN_MS; Date.now() < until; await sleep(500)) {
    const { rows } = await admin.query<{ count: number; p95: number }>(
      `SELECT count(*)::int AS count,
              percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM created_at - raised_at) * 1000) AS p95
       FROM signal WHERE rule = $1`,
      [rule],
    );
    if (rows[0] && rows[0].count >= count) return Number(rows[0].p95);
  }
  throw new Error(`Not all of ${rule} became signals within ${ALL_WITHIN_MS / 1000} s.`);
}

async function makeClients(admin: BenchDatabase['admin']): Promise<string[]> {
  const ids = Array.from({ length: CLIENTS }, () => newId());
  await admin.query(
    `INSERT INTO client (id, name, currency, since)
     SELECT id, 'Client ' || n, 'USD', '2020-01-01' FROM unnest($1::uuid[]) WITH ORDINALITY u(id, n)`,
    [ids],
  );
  return ids;
}
