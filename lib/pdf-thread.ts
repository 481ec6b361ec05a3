import type { Worker, WorkerOptions } from 'node:worker_threads';

/** Why a PDF could not be worked with: it asks for a password, is none or is cut off, or takes too long. */
export type PdfProblem = 'locked' | 'broken' | 'too_slow';

const MOST_SECONDS = 60;
const MOST_MEMORY_MB = 1024;

/**
 * How a thread is started that works with somebody's PDF: it has a gigabyte, and what libraries print is not ours to print. It is plain
 * JavaScript: what the process itself is started with to read TypeScript would take three times as long as the work.
 */
export const PDF_THREAD: WorkerOptions = {
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  stdout: true,
  stderr: true,
};

/**
 * What such a thread answers with. It is ended then, and when it takes more than a minute or its memory, so that no file
 * can stop the process.
 *
 * @param hear asked of each thing that it says: the answer, or null where it was none and the thread works on
 * @throws what `hear` throws
 */
export async function answerOf<T, Said = T>(
  thread: Worker,
  hear: (said: Said) => T | null,
): Promise<T | { problem: PdfProblem }> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T | { problem: PdfProblem }>((resolve, reject) => {
      timer = setTimeout(() => resolve({ problem: 'too_slow' }), MOST_SECONDS * 1000);
      thread.on('message', (said: Said) => {
        try {
          const answer = hear(said);
          if (answer !== null) resolve(answer);
        } catch (error) {
          reject(error as Error);
        }
      });
      thread.once('error', () => resolve({ problem: 'broken' }));
      thread.once('exit', () => resolve({ problem: 'broken' }));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
