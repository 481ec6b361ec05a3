import { closeDb } from '@/lib/db';
import { env } from '@/lib/env';
import { closeJobs } from '@/lib/jobs';
import { serveHealth } from './health';
import { works } from './queues';
import { startSealing } from './seal-loop';
import { startWorker } from './start-worker';

/** `npm run worker`: works the queues until it is told to stop (SIGTERM, or Ctrl-C). */
const state = { ready: false, stopping: false };
const port = env().WORKER_PORT;
const health = port === undefined ? undefined : await serveHealth(port, () => state.ready);
const starting = startWorker(works);
const sealing = startSealing();

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (state.stopping) return;
    state.stopping = true;
    state.ready = false;
    void stop();
  });
}

await starting;
state.ready = !state.stopping;
process.stdout.write(`Works ${Object.keys(works).length} queues.\n`);

async function stop(): Promise<void> {
  const worker = await starting;
  await Promise.all([worker.stop(), sealing.stop()]);
  health?.close();
  health?.closeAllConnections();
  await closeJobs();
  await closeDb();
  process.exit(0);
}
