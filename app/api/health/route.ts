import { PUBLIC } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { openRoute } from '@/lib/route';

const PATIENCE_MS = 2_000;

/** Whether all parts are ready: 200 with `ok` for each, or 503. Says nothing that a stranger may not know. */
export const GET = openRoute({}, async () => {
  const [database, worker] = await Promise.all([databaseIsReady(), answers(env().WORKER_URL)]);
  const ready = database && worker;
  return Response.json(
    { ready, parts: { web: true, database, worker } },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
});

async function databaseIsReady(): Promise<boolean> {
  try {
    await readAs(PUBLIC, (db) => db.$queryRaw(sql`SELECT 1 FROM firm`), { timeoutMs: PATIENCE_MS });
    return true;
  } catch {
    return false;
  }
}

/** A part that this deployment does not say where to find is somebody else's to watch. */
async function answers(address: string | undefined): Promise<boolean> {
  if (!address) return true;
  try {
    const answer = await fetch(new URL('/health', address), {
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: 'no-store',
    });
    return answer.ok;
  } catch {
    return false;
  }
}
