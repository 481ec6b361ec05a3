import { parseArgs } from 'node:util';
import { SetUpInput, setUpFirm } from '@/domain/firm/set-up-firm';
import type { MachineActor } from '@/lib/actor';
import { closeDb } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { closeJobs } from '@/lib/jobs';
import { type Translate, translator } from '@/lib/translator';

const t: Translate = translator();
const SETUP: MachineActor = { kind: 'setup' };

/** A sentence for the person at the terminal, and no more. */
class Refusal extends Error {}

function readArguments() {
  const { values } = parseArgs({
    options: {
      firm: { type: 'string' },
      owner: { type: 'string' },
      zone: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      currency: { type: 'string', default: 'USD' },
    },
  });
  if (!values.firm || !values.owner) throw new Refusal(t('setup.usage'));
  const input = SetUpInput.safeParse(values);
  if (input.success) return input.data;
  const wrong = input.error.issues.map(
    ({ path, message }) => `--${path.join('.')}: ${say(message)}`,
  );
  throw new Refusal(wrong.join('\n'));
}

/** The sentence of a key that came with an error. */
function say(key: string): string {
  return t.has(key as 'setup.usage') ? t(key as 'setup.usage') : key;
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof PortalError) return say(error.messageKey);
  if (error instanceof TypeError && 'code' in error) return t('setup.usage');
  const [line] = String(error instanceof Error ? error.message : error).split('\n');
  return t('setup.failed', { reason: line ?? '' });
}

try {
  const input = readArguments();
  const link = await setUpFirm(SETUP, input);
  process.stdout.write(`${t('setup.made', { firm: input.firm, owner: input.owner })}\n${link}\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDb();
}
