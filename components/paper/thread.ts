import { parentPort } from 'node:worker_threads';
import type { PaperAnswer, PaperTask } from './paper-thread';
import { renderReceiptPaper } from './render-receipt-paper';
import { renderStatementPaper } from './render-statement-paper';

/** What runs in the thread of `paper-thread.ts`: draws one paper after the other. */
parentPort?.on('message', ({ id, task }: { id: number; task: PaperTask }) => {
  void draw(task).then(
    (bytes) => answer({ id, bytes }, [bytes.buffer]),
    (error: unknown) => answer({ id, fault: String(error) }),
  );
});

function answer(said: PaperAnswer, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(said, moved);
}

async function draw(task: PaperTask): Promise<Uint8Array<ArrayBuffer>> {
  const bytes =
    task.kind === 'statement'
      ? await renderStatementPaper(task.paper)
      : await renderReceiptPaper(task.paper);
  return Uint8Array.from(bytes);
}
