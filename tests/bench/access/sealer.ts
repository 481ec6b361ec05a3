import { closeDb } from '@/lib/db';
import { startSealing } from '@/worker/seal-loop';

/** The sealer as the worker runs it, in a process of its own and without the worker's queues, until it is told to stop. */
const sealing = startSealing();
process.on('SIGTERM', () => {
  void sealing.stop().then(closeDb);
});
// The loop's pauses alone keep no process.
process.stdin.resume();
process.once('SIGTERM', () => process.stdin.pause());
