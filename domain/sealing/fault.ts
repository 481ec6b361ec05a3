import { findEventId, type ProofLine, readLine, sealHash } from './chain';

/** What is wrong with the log, and at which row first. */
export type Fault = {
  /** Names the sentence in the catalogue (`sealing.faults`). */
  kind:
    | 'unreadable'
    | 'event_changed'
    | 'seal_changed'
    | 'event_gone'
    | 'removed'
    | 'renumbered'
    | 'inserted'
    | 'reordered'
    | 'rewritten'
    | 'cut_off'
    | 'not_closed'
    | 'behind_end'
    | 'forged'
    | 'waiting_gone'
    | 'never_sealed';
  /** The number that the row has, or should have; null for an event without a seal. */
  seq: number | null;
  eventId: string | null;
  /** The last number that is missing, or the one that a checkpoint names. */
  until?: number;
  /** When the checkpoint that contradicts was made; RFC 3339. */
  at?: string;
};

/** What is known of a row that does not fit: itself, the one behind it, and two that may stand elsewhere. */
export type Misfit = {
  /** The number and the hash before it that a row had to have here. */
  seq: number;
  prev: string;
  line: Buffer;
  next: ProofLine | null;
  /** Somewhere behind it: the row that belongs here. */
  follower: ProofLine | null;
  /** Somewhere behind it: the row that this one belongs behind. */
  isFurtherOn: boolean;
};

/** Says what has been done to the row that does not fit. */
export function explain({ seq, prev, line, next, follower, isFurtherOn }: Misfit): Fault {
  const row = readLine(line);
  if (!row) return { kind: 'unreadable', seq, eventId: findEventId(line.toString('utf8')) };
  const { eventId } = row;
  const right = sealHash(prev, seq, row.event);
  if (row.isGone && row.seq === seq) return { kind: 'event_gone', seq, eventId };
  if (row.prev === prev && row.seq === seq) {
    const isSeal = next !== null && next.prev === right;
    return { kind: isSeal ? 'seal_changed' : 'event_changed', seq, eventId };
  }
  if (row.hash === right) {
    return row.prev === prev
      ? { kind: 'renumbered', seq, eventId, until: row.seq }
      : { kind: 'seal_changed', seq, eventId };
  }
  if (follower) {
    return isFurtherOn
      ? { kind: 'reordered', seq, eventId: follower.eventId }
      : { kind: 'inserted', seq, eventId };
  }
  if (row.seq < seq) return { kind: 'inserted', seq, eventId };
  return { kind: 'removed', seq, eventId, until: Math.max(seq, row.seq - 1) };
}
