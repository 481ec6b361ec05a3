import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { derivedKeys } from '@/lib/keyring';
import { authorize } from '../authorize';
import { type Checkpoint, CHECKPOINT_PURPOSE, readCheckpoints } from './checkpoint';
import type { Fault } from './fault';
import { proofPages } from './proof-pages';
import { verifyChain } from './verify-chain';
import { countUnsigned, cutOff, findForged, type Verdict } from './verify-export';

/** Comparing all events with all seals takes seconds where there are millions. */
const PATIENCE_MS = 600_000;

/**
 * Goes through the whole log as it stands in the database: every seal and its event, the end against the checkpoints that were
 * kept here and those that are given, and what should be sealed, or wait to be, and is not.
 * @param given checkpoints that the firm kept elsewhere, by seq
 */
export async function verifyLog(
  actor: Actor,
  given: readonly Checkpoint[],
): Promise<Verdict & { waiting: number }> {
  authorize(actor, 'log.verify');
  const keys = derivedKeys(CHECKPOINT_PURPOSE);
  const checkpoints = [...given, ...(await readKept(actor))].sort((a, b) => a.seq - b.seq);
  const { head, fault, compared } = await verifyChain(inBytes(proofPages(actor)), checkpoints);
  const [missed] = checkpoints.slice(compared);
  const { waiting, stray } = await readUnsealed(actor);
  return {
    head,
    fault:
      fault ?? (missed ? cutOff(head.seq, missed) : null) ?? stray ?? findForged(checkpoints, keys),
    compared,
    unsigned: countUnsigned(checkpoints, keys),
    waiting,
  };
}

async function* inBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text, 'utf8');
}

async function readKept(actor: Actor): Promise<Checkpoint[]> {
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<{ line: string }[]>(sql`SELECT line FROM activity_checkpoint ORDER BY seq`),
  );
  return rows.flatMap(({ line }) => readCheckpoints(line));
}

type Unsealed = { waiting: number; neverSealed: string | null; waitingGone: string | null };

/** What no seal is about: what waits, and the first event that does not though it should, or waits no more. */
async function readUnsealed(actor: Actor): Promise<{ waiting: number; stray: Fault | null }> {
  const [row] = await readAs(
    actor,
    (db) =>
      db.$queryRaw<Unsealed[]>(sql`
        SELECT (SELECT count(*)::int FROM activity_unsealed) AS waiting,
               (SELECT a.id FROM activity_event a
                 WHERE NOT EXISTS (SELECT FROM activity_seal s WHERE s.event_id = a.id)
                   AND NOT EXISTS (SELECT FROM activity_unsealed u WHERE u.event_id = a.id)
                 ORDER BY a.id LIMIT 1) AS "neverSealed",
               (SELECT u.event_id FROM activity_unsealed u
                 WHERE NOT EXISTS (SELECT FROM activity_event a WHERE a.id = u.event_id)
                 ORDER BY u.event_id LIMIT 1) AS "waitingGone"`),
    { timeoutMs: PATIENCE_MS },
  );
  const { waiting = 0, neverSealed = null, waitingGone = null } = row ?? {};
  const stray: Fault | null = neverSealed
    ? { kind: 'never_sealed', seq: null, eventId: neverSealed }
    : waitingGone
      ? { kind: 'waiting_gone', seq: null, eventId: waitingGone }
      : null;
  return { waiting, stray };
}
