import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SamplePaper } from '@/domain/consent/sample-paper';
import type { ReceiptPaper } from '@/domain/paper/receipt-paper';
import type { StatementPaper } from '@/domain/paper/statement-paper';
import type { MarkPaper } from '@/domain/watermarks/mark-paper';
import { PortalError } from '@/lib/errors';

/** What is made a PDF of while somebody waits. */
export type PaperTask =
  | { kind: 'statement'; paper: StatementPaper }
  | { kind: 'receipt'; paper: ReceiptPaper }
  | { kind: 'sample'; paper: SamplePaper }
  | { kind: 'mark'; paper: MarkPaper };

/** What the thread answers to a task. */
export type PaperAnswer = { id: number } & ({ bytes: Uint8Array<ArrayBuffer> } | { fault: string });

type Waiting = {
  resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
};
type Thread = { worker: Worker; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout };

/** More than the longest paper takes, with others before it. */
const MOST_MS = 60_000;
/** Starting takes half a second, so the thread stays for the next reader; with nobody there it costs memory. */
const IDLE_MS = 5 * 60_000;
const MOST_MEMORY_MB = 1024;
/** So many wait for one thread at most: more would wait in vain. */
const MOST_WAITING = 20;

// One thread a process: routes are bundles with a copy of this module each.
const kept = globalThis as { porchlightPaperThread?: Thread | undefined };
let lastId = 0;

/**
 * Makes a PDF in a thread of its own, so that whoever else the process serves is not kept waiting meanwhile: a page takes
 * 25 ms of a processor. One after the other; the thread ends by itself when nobody asks any more.
 * @throws PortalError unavailable when it takes more than a minute, when too many wait, and when the thread ends
 */
export function renderInThread(task: PaperTask): Promise<Uint8Array<ArrayBuffer>> {
  const thread = (kept.porchlightPaperThread ??= startThread());
  if (thread.waiting.size >= MOST_WAITING) return Promise.reject(unavailable());
  clearTimeout(thread.idle);
  thread.worker.ref();
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void thread.worker.terminate(), MOST_MS);
    thread.waiting.set(id, { resolve, reject, timer });
    thread.worker.postMessage({ id, task });
  });
}

function startThread(): Thread {
  // A path, and none that a bundler follows: the thread reads the sources, as the worker process does.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'components/paper/thread.ts');
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    execArgv: ['--import', 'tsx'],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const thread: Thread = { worker, waiting: new Map() };
  worker.on('message', (answer: PaperAnswer) => take(thread, answer));
  worker.on('error', (error) => end(thread, error));
  worker.on('exit', () => end(thread));
  return thread;
}

function take(thread: Thread, answer: PaperAnswer): void {
  const waiting = thread.waiting.get(answer.id);
  if (!waiting) return;
  thread.waiting.delete(answer.id);
  clearTimeout(waiting.timer);
  if ('bytes' in answer) waiting.resolve(answer.bytes);
  else waiting.reject(new Error(`The paper could not be drawn: ${answer.fault}`));
  if (thread.waiting.size > 0) return;
  // Nobody waits, so that the process may end, and later the thread.
  thread.worker.unref();
  thread.idle = setTimeout(() => void thread.worker.terminate(), IDLE_MS).unref();
}

/** Whoever still waits is told; the next one starts another thread. */
function end(thread: Thread, cause?: unknown): void {
  if (kept.porchlightPaperThread === thread) kept.porchlightPaperThread = undefined;
  clearTimeout(thread.idle);
  for (const { reject, timer } of thread.waiting.values()) {
    clearTimeout(timer);
    reject(unavailable(cause));
  }
  thread.waiting.clear();
}

function unavailable(cause?: unknown): PortalError {
  return new PortalError('unavailable', 'errors.unavailable', { cause });
}
