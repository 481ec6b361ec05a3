import { type JobResult, PgBoss } from 'pg-boss';
import { env } from '@/lib/env';
import { recordIncident } from '@/lib/incident';
import type { QueueName } from '@/lib/queues';
import type { Work, Works } from './handler';

/** How long jobs in hand are waited for when the worker is told to stop. */
const GRACE_MS = 20_000;
/** A person may be waiting for what a job makes. */
const POLL_SECONDS = 0.5;

export type RunningWorker = {
  /** Takes no more jobs, waits for those in hand, and leaves what is not done then to be tried again. */
  stop: () => Promise<void>;
};

/**
 * Works the queues of `works` until it is stopped. Its own connections act as the role of the queues; what a job reads
 * and writes of the product goes through `dbAs`, like everything else.
 */
export async function startWorker(works: Works): Promise<RunningWorker> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    // Roles are the migration's: the login may become the queues' role, and only its own connections do.
    options: '-c role=porchlight_jobs',
    schema: 'pgboss',
    application_name: 'porchlight worker',
    max: 4,
    migrate: false,
    createSchema: false,
    // Its indexes are the owner's.
    reindex: false,
    registerInstance: false,
    monitorVacuum: false,
    // What is asked for by the clock is asked for within seconds of its minute.
    cronMonitorIntervalSeconds: 5,
    cronWorkerIntervalSeconds: 1,
  });
  boss.on('error', (error) => recordIncident(error, 'worker'));
  await boss.start();
  for (const [name, work] of Object.entries(works) as [QueueName, Work][]) {
    await begin(boss, name, work);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: GRACE_MS }) };
}

async function begin(
  boss: PgBoss,
  name: QueueName,
  { handle, atOnce = 1, together = 1, cron }: Work,
) {
  await boss.work<Record<string, string> | null>(
    name,
    {
      localConcurrency: atOnce,
      pollingIntervalSeconds: POLL_SECONDS,
      batchSize: together,
      burstWhenBatchFull: true,
      perJobResults: true,
    },
    async (jobs) => {
      const results: JobResult[] = [];
      for (const { id, data } of jobs) {
        results.push(await handleLoudly(name, id, () => handle(data ?? {})));
      }
      return results;
    },
  );
  if (cron) await boss.schedule(name, cron, null, { tz: 'UTC', singletonKey: 'clock' });
}

/** A failure stands in the log under its number, and its job alone is tried again. */
async function handleLoudly(
  name: string,
  id: string,
  work: () => Promise<void>,
): Promise<JobResult> {
  try {
    await work();
    return { id, status: 'completed' };
  } catch (error) {
    const incident = recordIncident(error, `job ${name}`);
    return { id, status: 'failed', output: { incident } };
  }
}
