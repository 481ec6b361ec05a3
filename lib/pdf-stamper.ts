import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerOf, PDF_THREAD, type PdfProblem } from './pdf-thread';

export type PdfStamping =
  { bytes: Uint8Array<ArrayBuffer>; pages: number } | { problem: PdfProblem | 'too_long' };

/** Each has a thread and up to a gigabyte; whoever comes later waits for them. */
const AT_ONCE = 2;

// One line a process: routes are bundles with a copy of this module each.
const kept = globalThis as { porchlightStamping?: { busy: number; waiting: (() => void)[] } };

/**
 * Lays the first page of `mark`, a line of text as wide and high as itself, over every page of a PDF, again and again from
 * lower left to upper right, so faint that what is under it can be read. The file is written anew: nothing of it can be had
 * without the mark by cutting it off. In a thread that is ended when it takes more than a minute or a gigabyte, two at once.
 * The bytes are handed over and are not to be used again.
 *
 * @returns `locked` for one that is encrypted, also where it opens without a password; `too_long` for more than `mostPages`
 */
export async function stampPdf(
  bytes: Uint8Array<ArrayBuffer>,
  mark: Uint8Array<ArrayBuffer>,
  { mostPages }: { mostPages: number },
): Promise<PdfStamping> {
  const line = (kept.porchlightStamping ??= { busy: 0, waiting: [] });
  if (line.busy >= AT_ONCE) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.busy += 1;
  try {
    // A path, and none that a bundler follows: a page's bundle has no such file beside it.
    const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/pdf-stamper/thread.mjs');
    const thread = new Worker(/* turbopackIgnore: true */ file, {
      ...PDF_THREAD,
      workerData: { bytes, mark, mostPages },
      transferList: [bytes.buffer, mark.buffer],
    });
    return await answerOf(thread, (stamped: PdfStamping) => stamped);
  } finally {
    // Whoever waits takes over the place.
    const next = line.waiting.shift();
    if (next) next();
    else line.busy -= 1;
  }
}
