import {
  type ChainHead,
  type Checkpoint,
  judgeSignature,
  readCheckpoint,
  type SigningKey,
} from './checkpoint';
import type { Fault } from './fault';
import { verifyChain } from './verify-chain';

/** What a log that was gone through turned out to be. */
export type Verdict = {
  head: ChainHead;
  /** The first row that is wrong; null where the log is whole. */
  fault: Fault | null;
  /** Checkpoints that fitted. */
  compared: number;
  /** Of those that were given, how many were signed with a key that is not here. */
  unsigned: number;
};

/**
 * Goes through an export (NDJSON) in pieces of any length: every row, and its end, which is signed. Checkpoints that the firm
 * kept are compared where they are older than the export.
 */
export async function verifyExport(
  pieces: AsyncIterable<Buffer>,
  { checkpoints, keys }: { checkpoints: readonly Checkpoint[]; keys: readonly SigningKey[] },
): Promise<Verdict> {
  const { head, fault, compared, closing } = await verifyChain(pieces, checkpoints);
  const end = closing === null ? null : readCheckpoint(closing);
  const all = end ? [...checkpoints, end] : checkpoints;
  return {
    head,
    fault: fault ?? faultAtEnd(head, end, checkpoints.slice(compared)) ?? findForged(all, keys),
    compared,
    unsigned: countUnsigned(all, keys),
  };
}

function faultAtEnd(
  { seq, hash }: ChainHead,
  end: Checkpoint | null,
  missed: readonly Checkpoint[],
): Fault | null {
  if (!end) return { kind: 'not_closed', seq, eventId: null };
  if (end.seq < seq) return { kind: 'behind_end', seq: end.seq, eventId: null };
  const [contradicts = end.seq > seq ? end : null] = missed.filter(({ at }) => at <= end.at);
  if (contradicts) return cutOff(seq, contradicts);
  return end.hash === hash ? null : { kind: 'rewritten', seq, eventId: null, at: end.at };
}

/** The log ends at `seq`, and a checkpoint knows of more. */
export function cutOff(seq: number, { seq: until, at }: Checkpoint): Fault {
  return { kind: 'cut_off', seq, eventId: null, until, at };
}

/** The first checkpoint that bears the name of a key of ours, and was not made with it. */
export function findForged(
  checkpoints: readonly Checkpoint[],
  keys: readonly SigningKey[],
): Fault | null {
  const forged = checkpoints.find((one) => judgeSignature(one, keys) === 'forged');
  return forged ? { kind: 'forged', seq: forged.seq, eventId: null, at: forged.at } : null;
}

export function countUnsigned(
  checkpoints: readonly Checkpoint[],
  keys: readonly SigningKey[],
): number {
  return checkpoints.filter((one) => judgeSignature(one, keys) === 'unknown').length;
}
