import { toSentence } from '@/local/plain-error';
import { Supervisor } from './supervisor';

/** `npm start`: everything that the portal needs, until Ctrl-C. */
const supervisor = new Supervisor();
let ending = false;

async function end(code: number, sentence?: string): Promise<void> {
  // What fails because everything is being stopped is nobody's concern.
  if (ending) return;
  ending = true;
  if (sentence) process.stderr.write(`\n${sentence}\n`);
  await supervisor.stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end(0));
}
process.on('uncaughtException', (error) => void end(1, toSentence(error)));
process.on('unhandledRejection', (error) => void end(1, toSentence(error)));

try {
  await supervisor.start((sentence) => void end(1, sentence));
} catch (error) {
  await end(1, toSentence(error));
}
