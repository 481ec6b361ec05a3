import { closeDb } from '@/lib/db';
import { env } from '@/lib/env';
import { closeJobs } from '@/lib/jobs';
import { serveHealth } from './health';
import { works } from './queues';
import { type RunningWorker, startWorker } from './start-worker';

/** `npm run worker`: works the queues until it is told to stop (SIGTERM, or Ctrl-C). */
let worker: RunningWorker | undefined;
let stopping = false;

const port = env().WORKER_PORT;
const health =
  port === undefined ? undefined : await serveHealth(port, () => worker?.isReady() ?? false);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop();
  });
}

worker = await startWorker(works);
process.stdout.write(`Works ${Object.keys(works).length} queues.\n`);

async function stop(): Promise<void> {
  await worker?.stop();
  health?.close();
  health?.closeAllConnections();
  await closeJobs();
  await closeDb();
  process.exit(0);
}
