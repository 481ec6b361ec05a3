import { PgBoss } from 'pg-boss';
import { type Db, queryText } from './db';
import { env } from './env';
import type { QueueName } from './queues';
import { unsaid } from './unsaid';

type JobOptions = {
  /** Jobs of one queue with one key are merged while they wait. */
  singletonKey?: string;
  startAfter?: Date;
};

const kept = globalThis as { porchlightSender?: Promise<PgBoss> };

/** Sends only: it neither works, supervises nor migrates, so that any number of web processes may hold one. */
function sender(): Promise<PgBoss> {
  kept.porchlightSender ??= (async () => {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      schema: 'pgboss',
      max: 1,
      supervise: false,
      schedule: false,
      migrate: false,
      createSchema: false,
      // The application may send jobs, not keep the register of workers.
      registerInstance: false,
    });
    boss.on('error', (error) => console.error('jobs:', unsaid(error.message)));
    await boss.start();
    return boss;
  })();
  return kept.porchlightSender;
}

/**
 * Asks for a job in the verb's own transaction: it is there when, and only when, the transaction commits.
 * The payload is ids alone; whoever works it reads what is true then.
 */
export async function sendJob(
  db: Db,
  name: QueueName,
  payload: Record<string, string>,
  options: JobOptions = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, payload, { ...options, db: within(db) });
}

/** As `sendJob`, many of one queue in one statement, each under a key of its own, and each merged into one that waits. */
export async function sendJobs(
  db: Db,
  name: QueueName,
  jobs: readonly { singletonKey: string; payload: Record<string, string> }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const boss = await sender();
  // In one order, so that two who send the same jobs never wait for each other.
  const sorted = [...jobs].sort((a, b) => (a.singletonKey < b.singletonKey ? -1 : 1));
  await boss.insert(
    name,
    sorted.map(({ singletonKey, payload }) => ({ singletonKey, data: payload })),
    { db: within(db) },
  );
}

/** Has pg-boss ask on the transaction's own connection. */
function within(db: Db) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await queryText<unknown[]>(db, text, values),
    }),
  };
}

/** Ends the connection, for programs that end. */
export async function closeJobs(): Promise<void> {
  const boss = await kept.porchlightSender?.catch(() => undefined);
  kept.porchlightSender = undefined;
  await boss?.stop({ graceful: false });
}
