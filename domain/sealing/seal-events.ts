import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { sendJobs } from '@/lib/jobs';
import { authorize } from '../authorize';
import { canonicalText } from './canonical';
import { GENESIS, sealHash } from './chain';
import type { ChainHead } from './checkpoint';
import { markLate } from './mark-late';
import { readHead } from './read-head';

/** So many are sealed at once, at most: a tenth of a second's work, which nobody waits for. */
export const A_BATCH = 2_000;

/** One sealer at a time on a database, whoever it is. */
const ADVISORY_LOCK = 7_205_312;

/** What is sealed later than this after it happened may have been missed by whoever judged its client meanwhile. */
const LATE_MS = 30_000;

/** An event, and the client whose signals it may change; null where it is about a signal itself. */
type Waiting = { id: string; text: string; at: Date; clientId: string | null };
type Queued = Omit<Waiting, 'text'> & { text: string | null; isSealed: boolean };

/**
 * Chains the events that wait, the oldest ids first, in one transaction: each gets the next number, and a hash over the hash
 * before it and its own canonical text. Whoever seals them sees everything that happened once, and so asks for the signals of
 * the clients to whom it did: no verb has to, and ten events in a second are one look. Where another sealer is at it, nothing is done.
 * @returns how many were sealed; `A_BATCH` where more may wait
 */
export async function sealEvents(actor: Actor): Promise<number> {
  authorize(actor, 'log.seal');
  return dbAs(actor, async (db) => {
    const [lock] = await db.$queryRaw<{ taken: boolean }[]>(
      sql`SELECT pg_try_advisory_xact_lock(${ADVISORY_LOCK}) AS taken`,
    );
    if (!lock?.taken) return 0;
    const [waiting, head] = await Promise.all([readWaiting(db), readHead(db)]);
    if (waiting.length > 0) await writeSeals(db, head, waiting);
    await askForSignals(db, waiting);
    return waiting.length;
  });
}

/** Of the queue only what can be sealed: an event that is gone, or was sealed before, must hold up no other. */
async function readWaiting(db: Db): Promise<Waiting[]> {
  for (let after = BEFORE_ALL; ;) {
    const page = await readQueue(db, after);
    const waiting = page.filter(({ text, isSealed }) => text !== null && !isSealed) as Waiting[];
    const last = page.at(-1)?.id;
    if (waiting.length > 0 || page.length < A_BATCH || !last) return waiting;
    after = last;
  }
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Each by its key: the planner never knows how much waits. */
function readQueue(db: Db, after: string): Promise<Queued[]> {
  return db.$queryRaw<Queued[]>(sql`
    SELECT u.event_id AS id, a.text, a.at, a."clientId", EXISTS (SELECT FROM activity_seal s WHERE s.event_id = u.event_id) AS "isSealed"
    FROM (SELECT event_id FROM activity_unsealed WHERE event_id > ${after}::uuid
           ORDER BY event_id LIMIT ${sql([String(A_BATCH)])}) u
    LEFT JOIN LATERAL (SELECT ${canonicalText} AS text, a.at,
                              CASE WHEN NOT starts_with(a.type, 'signal.') THEN a.client_id END AS "clientId"
                       FROM activity_event a WHERE a.id = u.event_id LIMIT 1) a ON true
    ORDER BY u.event_id`);
}

async function writeSeals(db: Db, head: ChainHead, waiting: readonly Waiting[]): Promise<void> {
  const hashes = [head.hash];
  for (const [index, { text }] of waiting.entries()) {
    const prev = hashes[index] ?? GENESIS;
    hashes.push(sealHash(prev, head.seq + index + 1, Buffer.from(text, 'utf8')));
  }
  const ids = waiting.map(({ id }) => id);
  const chain = Buffer.from(hashes.join(''), 'hex');
  await db.$queryRaw(sql`
    WITH taken AS (DELETE FROM activity_unsealed WHERE event_id = ANY (${ids}::uuid[]))
    INSERT INTO activity_seal (seq, event_id, prev_hash, hash)
    SELECT ${BigInt(head.seq)} + n, id, substring(${chain}::bytea FROM (n::int - 1) * 32 + 1 FOR 32),
           substring(${chain}::bytea FROM n::int * 32 + 1 FOR 32)
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY u(id, n)`);
}

async function askForSignals(db: Db, waiting: readonly Waiting[]): Promise<void> {
  const lateBefore = new Date(now().getTime() - LATE_MS);
  await markLate(
    db,
    waiting.flatMap(({ clientId, at }) =>
      clientId && at < lateBefore ? { clientId, fromAt: at } : [],
    ),
  );
  const clients = new Set(waiting.flatMap(({ clientId }) => clientId ?? []));
  await sendJobs(
    db,
    'signals.refresh',
    [...clients].map((clientId) => ({ singletonKey: clientId, payload: { clientId } })),
  );
}
