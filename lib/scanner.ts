import { setTimeout as wait } from 'node:timers/promises';
import { connectScanner, type ScannerLine } from './scanner/connection';
import { env } from './env';
import { toVerdict, type Verdict } from './scanner/verdict';

/** How long a scanner may take. */
export type ScanTimes = {
  /** From the first byte to the answer, in milliseconds. */
  wholeMs: number;
  /** Without a byte going out or coming in, in milliseconds. */
  idleMs: number;
};

/** ClamAV's own limit for one file (MaxScanTime) is two minutes. */
const USUAL: ScanTimes = { wholeMs: 300_000, idleMs: 130_000 };

const LISTEN_MS = 25;
const TERMINATOR = Buffer.alloc(4);
/** More than this is given in pieces. */
const MOST_PIECE = 1024 * 1024;

/** Whether a scanner is set up. Without one nothing is scanned, and nothing waits for it. */
export function hasScanner(): boolean {
  return env().CLAMD_URL !== undefined;
}

/** Where the scanner is, as it was set: 'tcp://127.0.0.1:3310'; null without one. */
export function scannerAddress(): string | null {
  return env().CLAMD_URL ?? null;
}

/**
 * Has bytes scanned by ClamAV (`INSTREAM` of clamd's protocol), as they come: none of them is kept. Only the exact answer
 * that nothing was found, given after the last byte was sent and with nothing behind it, is `clean`; whatever else is
 * not understood, or is not answered, is `unscanned`.
 *
 * @throws whatever the source throws, as it is
 */
export async function scanStream(
  source: AsyncIterable<Uint8Array>,
  times: ScanTimes = USUAL,
): Promise<Verdict> {
  const address = env().CLAMD_URL;
  if (!address) return { verdict: 'unscanned', why: 'unreachable' };
  const line = connectScanner(address, times);
  try {
    if (!(await sendAll(line, source))) return toVerdict(await line.end());
    // What was answered already, without waiting for the end, is to arrive before the end is sent, and be known by that.
    await wait(LISTEN_MS);
    await line.send(TERMINATOR, { last: true });
    return toVerdict(await line.end());
  } finally {
    line.close();
  }
}

/** @returns false as soon as the scanner has answered, or is gone: the rest is not read then */
async function sendAll(line: ScannerLine, source: AsyncIterable<Uint8Array>): Promise<boolean> {
  if (!(await line.send(Buffer.from('zINSTREAM\0', 'latin1')))) return false;
  for await (const bytes of source) {
    for (let at = 0; at < bytes.length; at += MOST_PIECE) {
      const piece = bytes.subarray(at, at + MOST_PIECE);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      if (!(await line.send(Buffer.concat([length, piece])))) return false;
    }
  }
  return true;
}
