import { Worker } from 'node:worker_threads';
import { answerOf, PDF_THREAD, type PdfProblem } from './pdf-thread';

export type PdfReading = { pages: number; text: string } | { problem: PdfProblem };

/**
 * Counts the pages of a PDF and reads the text of its first ones, in a thread that is ended when it takes more than a
 * minute or a gigabyte, so that no file can stop the process. The bytes are handed over and are not to be used again.
 *
 * @param most.pages of how many pages the text is read; most.characters how much of it at most
 */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  most: { pages: number; characters: number },
): Promise<PdfReading> {
  const thread = new Worker(new URL('./pdf-reader/thread.mjs', import.meta.url), {
    ...PDF_THREAD,
    workerData: { bytes, textPages: most.pages, textLength: most.characters },
    transferList: [bytes.buffer],
  });
  return answerOf(thread, (read: PdfReading) => read);
}
