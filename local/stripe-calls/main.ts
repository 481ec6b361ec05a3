import { PlainError, runCommand } from '@/local/plain-error';
import { reportCalls } from './report';

/** `npm run stripe:calls`: fails when our code uses a call that the local Stripe does not speak. */
await runCommand(async () => {
  const { lines, missing } = reportCalls();
  process.stdout.write(`${lines.join('\n')}\n`);
  if (missing.length > 0) {
    throw new PlainError(`The local Stripe does not speak: ${missing.join('; ')}.`);
  }
});
