import { hash } from 'node:crypto';

/** What stands before the first seal: 32 bytes of zeros, in hexadecimal as all hashes here. */
export const GENESIS = '0'.repeat(64);

const PREFIX_BYTES = 40;
const WORD = 2 ** 32;
let scratch = Buffer.alloc(64 * 1024);

/**
 * The hash of a seal: SHA-256 over the hash before it (32 bytes), its number (8 bytes, big-endian) and the canonical text of
 * its event. `bytes` from `start` to `end` are that text.
 */
export function sealHash(
  prev: string,
  seq: number,
  bytes: Buffer,
  start = 0,
  end = bytes.length,
): string {
  const length = PREFIX_BYTES + end - start;
  if (scratch.length < length) scratch = Buffer.alloc(length * 2);
  scratch.write(prev, 0, 'hex');
  scratch.writeUInt32BE(Math.floor(seq / WORD), 32);
  scratch.writeUInt32BE(seq % WORD, 36);
  bytes.copy(scratch, PREFIX_BYTES, start, end);
  return hash('sha256', scratch.subarray(0, length), 'hex');
}

/** How a line of the proof begins, up to its own hash; behind the hash stands `BEFORE_EVENT`, and a brace ends it. */
export function lineHead(seq: number, prev: string): string {
  return `{"seq":${seq},"prev":"${prev}","hash":"`;
}

export const BEFORE_EVENT = '","event":';

/** A line of the proof, read with care: for saying what is wrong with it. */
export type ProofLine = {
  seq: number;
  prev: string;
  hash: string;
  event: Buffer;
  eventId: string | null;
  /** Its event is not there any more. */
  isGone: boolean;
};

const LINE =
  /^\{"seq":(\d{1,15}),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","event":(\{.*\})\}$/s;
const EVENT_ID = /"id":"([0-9a-f-]{36})"/;

/** Reads a line; null where it is none. */
export function readLine(bytes: Buffer): ProofLine | null {
  const [, seq, prev = '', own = '', event = ''] = LINE.exec(bytes.toString('utf8')) ?? [];
  if (seq === undefined) return null;
  return {
    seq: Number(seq),
    prev,
    hash: own,
    event: Buffer.from(event, 'utf8'),
    eventId: findEventId(event),
    isGone: event.startsWith('{"gone":true,'),
  };
}

/** The id of the event in a text that may be no line any more. */
export function findEventId(text: string): string | null {
  return EVENT_ID.exec(text)?.[1] ?? null;
}
