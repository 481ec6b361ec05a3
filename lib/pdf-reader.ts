import { Worker } from 'node:worker_threads';

/** Why a PDF could not be read: it asks for a password, is none or is cut off, or takes too long. */
export type PdfProblem = 'locked' | 'broken' | 'too_slow';

export type PdfReading = { pages: number; text: string } | { problem: PdfProblem };

const MOST_SECONDS = 60;
const MOST_MEMORY_MB = 1024;

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
    workerData: { bytes, textPages: most.pages, textLength: most.characters },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfReading>((resolve) => {
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
