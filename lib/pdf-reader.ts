import { Worker } from 'node:worker_threads';
import { keptThreads, PDF_THREAD, type PdfProblem } from './pdf-thread';

type Read = { pages: number; text: string };
export type PdfReading = Read | { problem: PdfProblem };

const read = keptThreads<PdfReading>(
  () => new Worker(new URL('./pdf-reader/thread.mjs', import.meta.url), PDF_THREAD),
);

/**
 * Counts the pages of a PDF and reads the text of its first ones, in a thread that is ended when it takes more than a
 * minute or a gigabyte, so that no file can stop the process. The bytes are handed over and are not to be used again.
 *
 * @param most.pages of how many pages the text is read; most.characters how much of it at most
 */
export function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  most: { pages: number; characters: number },
): Promise<PdfReading> {
  return read((thread) =>
    thread.postMessage({ bytes, textPages: most.pages, textLength: most.characters }, [
      bytes.buffer,
    ]),
  );
}
