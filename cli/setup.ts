import { parseArgs } from 'node:util';
import { resetFactor, ResetFactorInput } from '@/domain/factors/reset-factor';
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
      'reset-second-factor': { type: 'string' },
    },
  });
  return values;
}

type Arguments = ReturnType<typeof readArguments>;

/** Makes the firm; answers what there is to say of it. */
async function makeFirm(values: Arguments): Promise<string> {
  if (!values.firm || !values.owner) throw new Refusal(t('setup.usage'));
  const input = SetUpInput.safeParse(values);
  if (!input.success) {
    const wrong = input.error.issues.map(
      ({ path, message }) => `--${path.join('.')}: ${say(message)}`,
    );
    throw new Refusal(wrong.join('\n'));
  }
  const link = await setUpFirm(SETUP, input.data);
  return `${t('setup.made', { firm: values.firm, owner: input.data.owner })}\n${link}`;
}

/** Lets in an owner who has lost their second step; answers what there is to say of it. */
async function resetSecondFactor(email: string): Promise<string> {
  const input = ResetFactorInput.safeParse({ email });
  if (!input.success) {
    const [issue] = input.error.issues;
    throw new Refusal(`--reset-second-factor: ${say(issue?.message ?? '')}`);
  }
  try {
    return t('setup.factor_reset', { name: await resetFactor(SETUP, input.data) });
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    throw new Refusal(t(error.code === 'not_found' ? 'setup.no_owner' : 'setup.no_factor'));
  }
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
  const values = readArguments();
  const reset = values['reset-second-factor'];
  const said = reset === undefined ? await makeFirm(values) : await resetSecondFactor(reset);
  process.stdout.write(`${said}\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDb();
}
