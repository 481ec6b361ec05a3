import { type Db, sql } from '@/lib/db';

/**
 * Holds a client's signals and cases until the transaction ends: two looks at one client, or a look and somebody who works
 * a case, come one after the other, and never wait for each other in a circle.
 */
export async function lockClientSignals(db: Db, clientId: string): Promise<void> {
  await db.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`signals ${clientId}`}, 0))::text`,
  );
}
