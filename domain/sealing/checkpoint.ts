import { createHmac, hash as digest, timingSafeEqual } from 'node:crypto';

/** How far the chain was at an instant: its last seal. */
export type ChainHead = { seq: number; hash: string };

/** A checkpoint: the head at an instant, signed by the portal that says so. */
export type Checkpoint = ChainHead & {
  /** RFC 3339, UTC, milliseconds. */
  at: string;
  /** The key's name: what another portal calls its own key says nothing of this one. */
  keyId: string;
  signature: string;
};

/** One of `derivedKeys` for checkpoints. */
export type SigningKey = { key: Buffer };

/** What the keys of checkpoints are derived for. */
export const CHECKPOINT_PURPOSE = 'activity checkpoint';

/** Enough to tell keys apart, and nothing of the key itself. */
const NAME_LENGTH = 12;

const LINE =
  /porchlight-log 1 (\d{1,15}) ([0-9a-f]{64}) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([\w-]+) ([\w-]{43})(?![\w-])/g;

/**
 * A checkpoint as one line of text, to be printed, mailed or kept in a file. Only who has the keyring can make one
 * (HMAC-SHA-256), so that nobody else can plant one that contradicts the log.
 */
export function writeCheckpoint(
  { seq, hash }: ChainHead,
  at: Date,
  keys: readonly SigningKey[],
): string {
  const [newest] = keys;
  if (!newest) throw new Error('There is no key to sign a checkpoint with.');
  const said = `porchlight-log 1 ${seq} ${hash} ${at.toISOString()} ${nameOf(newest)}`;
  return `${said} ${sign(said, newest.key)}`;
}

/** The checkpoint that a text is, to the letter; null where it is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [one] = readCheckpoints(text);
  const { seq, hash, at, keyId, signature } = one ?? {};
  return one && text === `porchlight-log 1 ${seq} ${hash} ${at} ${keyId} ${signature}` ? one : null;
}

/** The checkpoints in a text, by seq: a file of them, or the mails that they came in, whose lines may have been broken. */
export function readCheckpoints(text: string): Checkpoint[] {
  const unbroken = text.replace(/[\s>]+/g, ' ');
  return [...unbroken.matchAll(LINE)]
    .map(([, seq, hash = '', at = '', keyId = '', signature = '']) => ({
      ...{ seq: Number(seq), hash, at, keyId, signature },
    }))
    .sort((a, b) => a.seq - b.seq);
}

/** Whether a checkpoint was made with one of these keys; `unknown` where its key is not among them. */
export function judgeSignature(
  { seq, hash, at, keyId, signature }: Checkpoint,
  keys: readonly SigningKey[],
): 'ours' | 'forged' | 'unknown' {
  const found = keys.find((key) => nameOf(key) === keyId);
  if (!found) return 'unknown';
  const right = sign(`porchlight-log 1 ${seq} ${hash} ${at} ${keyId}`, found.key);
  return timingSafeEqual(Buffer.from(right), Buffer.from(signature)) ? 'ours' : 'forged';
}

/** By the key itself: keyrings of different portals may call theirs alike. */
function nameOf({ key }: SigningKey): string {
  return digest('sha256', key, 'hex').slice(0, NAME_LENGTH);
}

function sign(said: string, key: Buffer): string {
  return createHmac('sha256', key).update(said).digest('base64url');
}
