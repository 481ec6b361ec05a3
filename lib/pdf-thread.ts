import type { Worker, WorkerOptions } from 'node:worker_threads';

/** Why a PDF could not be worked with: it asks for a password, is none or is cut off, or takes too long. */
export type PdfProblem = 'locked' | 'broken' | 'too_slow';

const MOST_SECONDS = 60;
const MOST_MEMORY_MB = 1024;
/** A thread that is kept reads so many files, and waits so long for the next. */
const MOST_FILES = 200;
const IDLE_MS = 10_000;

/**
 * How a thread is started that works with somebody's PDF: it has a gigabyte, and what libraries print is not ours to print.
 * It is plain JavaScript: without the loader of the process that starts it, it is there eight times as fast.
 */
export const PDF_THREAD: WorkerOptions = {
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  stdout: true,
  stderr: true,
};

type Answer<T> = T | { problem: PdfProblem };

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
): Promise<Answer<T>> {
  try {
    return (await listen(thread, hear)).answer;
  } finally {
    await thread.terminate();
  }
}

/**
 * Threads that live on from file to file, one file at a time each: starting one takes longer than reading a paper does. One
 * that took too long or ended is not asked again.
 */
export function keptThreads<T>(
  start: () => Worker,
): (ask: (thread: Worker) => void) => Promise<Answer<T>> {
  const free: Kept[] = [];
  return async (ask) => {
    const kept = free.pop() ?? keep(start(), free);
    clearTimeout(kept.idle);
    kept.thread.ref();
    ask(kept.thread);
    kept.files += 1;
    const { answer, isWell } = await listen(kept.thread, (said: T) => said);
    if (isWell && kept.files < MOST_FILES) {
      // The process may end meanwhile.
      kept.thread.unref();
      kept.idle = setTimeout(() => void kept.thread.terminate(), IDLE_MS).unref();
      free.push(kept);
    } else await kept.thread.terminate();
    return answer;
  };
}

type Kept = { thread: Worker; files: number; idle?: NodeJS.Timeout };

function keep(thread: Worker, free: Kept[]): Kept {
  const kept: Kept = { thread, files: 0 };
  thread.on('error', () => {});
  thread.once('exit', () => {
    if (free.includes(kept)) free.splice(free.indexOf(kept), 1);
  });
  return kept;
}

async function listen<T, Said>(
  thread: Worker,
  hear: (said: Said) => T | null,
): Promise<{ answer: Answer<T>; isWell: boolean }> {
  const over = new AbortController();
  const ended = { answer: { problem: 'broken' }, isWell: false } as const;
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        resolve({ answer: { problem: 'too_slow' }, isWell: false });
      }, MOST_SECONDS * 1000);
      const say = (said: Said) => {
        try {
          const answer = hear(said);
          if (answer !== null) resolve({ answer, isWell: true });
        } catch (error) {
          reject(error as Error);
        }
      };
      const end = () => resolve(ended);
      thread.on('message', say).once('error', end).once('exit', end);
      over.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        thread.off('message', say).off('error', end).off('exit', end);
      });
    });
  } finally {
    over.abort();
  }
}
