import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerOf, PDF_THREAD, type PdfProblem } from './pdf-thread';

export type PdfAppending =
  { bytes: Uint8Array<ArrayBuffer>; pages: number } | { problem: PdfProblem };

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
    ...PDF_THREAD,
    workerData: { bytes, added },
    transferList: added ? [bytes.buffer, added.buffer] : [bytes.buffer],
  });
  return answerOf(thread, (appended: PdfAppending) => appended);
}
