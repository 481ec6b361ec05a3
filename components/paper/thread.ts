import { parentPort } from 'node:worker_threads';
import type { PaperAnswer, PaperTask } from './paper-thread';
import { renderMarkPaper } from './render-mark-paper';
import { renderReceiptPaper } from './render-receipt-paper';
import { renderSamplePaper } from './render-sample-paper';
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
  return Uint8Array.from(await render(task));
}

function render(task: PaperTask): Promise<Buffer> {
  switch (task.kind) {
    case 'statement':
      return renderStatementPaper(task.paper);
    case 'receipt':
      return renderReceiptPaper(task.paper);
    case 'sample':
      return renderSamplePaper(task.paper);
    case 'mark':
      return renderMarkPaper(task.paper);
  }
}
