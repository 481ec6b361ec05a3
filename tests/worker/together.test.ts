import { afterEach, expect, it } from 'vitest';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { sendJobs } from '@/lib/jobs';
import { ownerQuery } from '@/tests/support/database';
import { type RunningWorker, startWorker } from '@/worker/start-worker';

let worker: RunningWorker | undefined;

afterEach(async () => {
  await worker?.stop();
  await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'signals.refresh'`);
});

const states = () =>
  ownerQuery<{ id: string; state: string }>(
    `SELECT data->>'clientId' AS id, state::text FROM pgboss.job WHERE name = 'signals.refresh' ORDER BY 1`,
  );

it('small jobs are worked many at once, and one that fails is tried again alone', async () => {
  const ids = Array.from({ length: 60 }, () => newId()).sort();
  const failing = ids[7];
  const worked: string[] = [];
  await dbAs(JOB, (db) =>
    sendJobs(
      db,
      'signals.refresh',
      ids.map((clientId) => ({ singletonKey: clientId, payload: { clientId } })),
    ),
  );
  const started = performance.now();
  worker = await startWorker({
    'signals.refresh': {
      together: 20,
      handle: ({ clientId = '' }) => {
        if (clientId === failing && !worked.includes(clientId)) {
          worked.push(clientId);
          return Promise.reject(new Error('once'));
        }
        worked.push(clientId);
        return Promise.resolve();
      },
    },
  });
  await expect.poll(() => new Set(worked).size, { timeout: 20_000 }).toBe(60);
  // One each half second would be half a minute.
  expect(performance.now() - started).toBeLessThan(20_000);
  await expect
    .poll(async () => (await states()).filter(({ state }) => state === 'completed').length)
    .toBeGreaterThanOrEqual(59);
  await expect
    .poll(() => worked.filter((id) => id === failing).length, { timeout: 20_000 })
    .toBe(2);
  expect(worked.filter((id) => id !== failing)).toHaveLength(59);
});
