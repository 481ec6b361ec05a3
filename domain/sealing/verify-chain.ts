import { BEFORE_EVENT, GENESIS, lineHead, readLine, sealHash } from './chain';
import type { ChainHead, Checkpoint } from './checkpoint';
import { explain, type Fault, type Misfit } from './fault';

/** What going along the chain has shown. */
export type ChainOutcome = {
  /** The last row that fits. */
  head: ChainHead;
  /** The first row that does not; null where all fit. */
  fault: Fault | null;
  /** How many checkpoints were come by, and fitted: those behind them are beyond the end. */
  compared: number;
  /** The line that an export ends with. */
  closing: string | null;
};

const NEWLINE = 10;
const BRACE = 125;
/** More without an end of line is no line of a log: memory stays as it is, whatever somebody gives us. */
const LONGEST_LINE = 4_000_000;
const CLOSING = /^\{"checkpoint":"([^"\\]*)"\}$/;

/** An export's last line: the checkpoint at which it was made. */
export function closingLine(checkpoint: string): string {
  return `${JSON.stringify({ checkpoint })}\n`;
}

/**
 * Goes along the lines of a proof from the first seal on, in pieces of any length, and stops at the first row that does not
 * fit. What fits is not parsed: its beginning is known beforehand, and what is left is hashed as it stands.
 */
export async function verifyChain(
  pieces: AsyncIterable<Buffer>,
  checkpoints: readonly Checkpoint[],
): Promise<ChainOutcome> {
  const walk = new Walk(checkpoints);
  let left: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = left.length > 0 ? Buffer.concat([left, piece]) : piece;
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      walk.take(bytes, start, end);
      start = end + 1;
    }
    left = bytes.subarray(start);
    if (left.length > LONGEST_LINE) break;
    if (walk.isOver) return walk.end();
  }
  if (left.length > 0) walk.take(left, 0, Math.min(left.length, LONGEST_LINE));
  return walk.end();
}

class Walk {
  private seq = 1;
  private prev = GENESIS;
  private fault: Fault | null = null;
  private misfit: Misfit | null = null;
  private furtherOn: string | null = null;
  private closing: string | null = null;
  private compared = 0;

  constructor(private readonly checkpoints: readonly Checkpoint[]) {}

  /** Nothing that comes now could change what is said. */
  get isOver(): boolean {
    return this.fault !== null;
  }

  take(bytes: Buffer, start: number, end: number): void {
    if (this.fault) return;
    if (this.misfit) return this.lookFor(this.misfit, bytes.subarray(start, end));
    const { seq, prev } = this;
    const head = lineHead(seq, prev);
    const hashAt = start + head.length;
    const eventAt = hashAt + 64 + BEFORE_EVENT.length;
    const own = bytes.toString('latin1', hashAt, hashAt + 64);
    const fits =
      this.closing === null &&
      eventAt < end &&
      bytes[end - 1] === BRACE &&
      bytes.toString('latin1', start, hashAt) === head &&
      bytes.toString('latin1', hashAt + 64, eventAt) === BEFORE_EVENT &&
      sealHash(prev, seq, bytes, eventAt, end - 1) === own;
    if (!fits) return this.stumble(bytes.subarray(start, end));
    this.prev = own;
    this.seq = seq + 1;
    this.compareAt(seq);
  }

  private compareAt(seq: number): void {
    for (
      let next = this.checkpoints[this.compared];
      next && next.seq <= seq;
      next = this.checkpoints[this.compared]
    ) {
      if (next.hash !== this.prev) {
        this.fault = { kind: 'rewritten', seq, eventId: null, at: next.at };
        return;
      }
      this.compared += 1;
    }
  }

  private stumble(line: Buffer): void {
    const { seq, prev } = this;
    if (this.closing !== null) {
      this.fault = { kind: 'behind_end', seq: seq - 1, eventId: null };
      return;
    }
    this.closing = CLOSING.exec(line.toString('utf8'))?.[1] ?? null;
    if (this.closing !== null) return;
    this.furtherOn = readLine(line)?.prev ?? null;
    this.misfit = {
      ...{ seq, prev, line: Buffer.from(line) },
      ...{ next: null, follower: null, isFurtherOn: false },
    };
  }

  /** What does not fit is explained by what stands behind it. */
  private lookFor(misfit: Misfit, bytes: Buffer): void {
    const line = readLine(bytes);
    if (!line) return;
    misfit.next ??= line;
    if (line.prev === misfit.prev) misfit.follower ??= line;
    if (line.hash === this.furtherOn) misfit.isFurtherOn = true;
  }

  end(): ChainOutcome {
    if (this.misfit) this.fault ??= explain(this.misfit);
    const last = { seq: this.seq - 1, hash: this.prev };
    return { head: last, fault: this.fault, compared: this.compared, closing: this.closing };
  }
}
