import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PdfProblem } from './pdf-reader';

export type PdfAppending =
  { bytes: Uint8Array<ArrayBuffer>; pages: number } | { problem: PdfProblem };

const MOST_SECONDS = 60;
const MOST_MEMORY_MB = 1024;

/**
 * Puts the pages of `added` after those of a PDF, whose own bytes stay at the beginning of the file as they are; with
 * null for `added` an empty page, to see whether it can be done. In a thread that is ended when it takes more than a
 * minute or a gigabyte. The bytes are handed over and are not to be used again.
 *
 * @returns `locked` for one that is encrypted, also where it opens without a password
 */
export async function appendToPdf(
  bytes: Uint8Array<ArrayBuffer>,
  added: Uint8Array<ArrayBuffer> | null,
): Promise<PdfAppending> {
  // A path, and none that a bundler follows: a page's bundle has no such file beside it.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/pdf-appender/thread.mjs');
  const thread = new Worker(/* turbopackIgnore: true */ file, {
    workerData: { bytes, added },
    transferList: added ? [bytes.buffer, added.buffer] : [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfAppending>((resolve) => {
      timer = setTimeout(() => resolve({ problem: 'too_slow' }), MOST_SECONDS * 1000);
      thread.once('message', resolve);
      thread.once('error', () => resolve({ problem: 'broken' }));
      thread.once('exit', () => resolve({ problem: 'broken' }));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
