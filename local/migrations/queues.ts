import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { queues, type QueueName } from '@/lib/queues';
import { appRole, jobsRole } from './roles';

const schema = 'pgboss';

/**
 * Brings pg-boss's schema up to date with the owner's rights, makes the queues, and grants each role
 * what it needs: the workers' role all rows of it, the application's role what sending a job takes.
 */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {
    // Each call reports its own failure; the event tells of the same one again.
  });
  await boss.start();
  try {
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const name of Object.keys(queues) as QueueName[]) {
      const { policy, ...options } = { policy: 'standard' as const, ...queues[name] };
      const there = known.get(name);
      if (there && there.policy !== policy) await boss.deleteQueue(name);
      if (there?.policy === policy) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { policy, ...options });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await grantQueues(ownerUrl);
}

async function grantQueues(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${jobsRole}, ${appRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${jobsRole};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${jobsRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${jobsRole};
      GRANT SELECT ON ${schema}.version, ${schema}.queue TO ${appRole};
      GRANT INSERT, SELECT (id, start_after) ON ${schema}.job_common TO ${appRole};
    `);
  } finally {
    await owner.end();
  }
}
