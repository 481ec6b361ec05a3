import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { sendJob } from '@/lib/jobs';
import { dbAs } from '@/lib/db';
import { freePort } from '@/local/ports';
import { root } from '@/local/bootstrap/root.mjs';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

let worker: ChildProcess | undefined;

afterEach(() => worker?.kill('SIGKILL'));

async function start() {
  const port = await freePort();
  worker = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    cwd: root,
    env: { ...process.env, WORKER_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const health = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(health, { timeout: 60_000, interval: 200 }).toBe(200);
  return worker;
}

test('the worker says when it is ready, works what waits, and stops when it is told to', async () => {
  const invoiceId = await makeSent();
  const running = await start();
  await expect
    .poll(() => ownerQuery('SELECT 1 FROM invoice_pdf WHERE invoice_id = $1', [invoiceId]), {
      timeout: 30_000,
    })
    .toHaveLength(1);
  await expect
    .poll(() => ownerQuery(`SELECT cron FROM pgboss.schedule WHERE name = 'payment.follow'`))
    .toEqual([{ cron: '* * * * *' }]);
  running.kill('SIGTERM');
  const [code] = (await once(running, 'exit')) as [number];
  expect(code).toBe(0);
  await dbAs(cast.tom, (db) => sendJob(db, 'invoice.pdf', { invoiceId }));
  const [job] = await ownerQuery(
    `SELECT state::text FROM pgboss.job WHERE name = 'invoice.pdf' ORDER BY created_on DESC LIMIT 1`,
  );
  expect(job).toEqual({ state: 'created' });
}, 120_000);
