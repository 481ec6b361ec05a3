import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { hasScanner, scanStream } from '@/lib/scanner';
import { eicar } from '@/lib/scanner/eicar';
import { largeTest } from '@/lib/scanner/large-test';
import type { Verdict } from '@/lib/scanner/verdict';
import { authorize } from '../authorize';
import { MOST_BYTES } from '../intake/refusal';
import type { ScannerOutcome, ScannerTry } from './get-scanner';

/** Somebody waits for it, and the texts are short. */
const TIMES = { wholeMs: 15_000, idleMs: 10_000 };
const LARGE_TIMES = { wholeMs: 60_000, idleMs: 30_000 };

/**
 * Gives the scanner a harmless text and the test text that every scanner knows, and that one again at the end of a file as
 * large as the largest that is taken, and keeps what it said of them. What ClamAV is not set to look into it calls clean,
 * unless it is told otherwise (AlertExceedsMax), and no answer shows that.
 * @throws PortalError unavailable where no scanner is set up
 */
export async function tryScanner(actor: Actor): Promise<ScannerTry> {
  authorize(actor, 'scanner.try');
  if (!hasScanner()) throw new PortalError('unavailable', 'scanner.none');
  const began = performance.now();
  const harmless = await scanStream(one(Buffer.from('A harmless text.')), TIMES);
  const test = harmless.verdict === 'unscanned' ? harmless : await scanStream(one(eicar()), TIMES);
  const large =
    test.verdict === 'infected' ? await scanStream(largeTest(MOST_BYTES), LARGE_TIMES) : test;
  const result: ScannerTry = {
    triedAt: now(),
    outcome: outcomeOf(harmless, test, large),
    tookMs: Math.round(performance.now() - began),
    found: test.verdict === 'infected' ? test.signature : null,
  };
  await dbAs(actor, (db) =>
    db.scannerTry.upsert({
      where: { id: 1 },
      create: { id: 1, ...result },
      update: result,
      select: { id: true },
    }),
  );
  return result;
}

function outcomeOf(harmless: Verdict, test: Verdict, large: Verdict): ScannerOutcome {
  if (harmless.verdict === 'unscanned') return harmless.why;
  if (test.verdict === 'unscanned') return test.why;
  if (harmless.verdict === 'infected') return 'finds_all';
  if (test.verdict === 'clean') return 'finds_nothing';
  if (large.verdict === 'infected') return 'works';
  if (large.verdict === 'clean') return 'skips_large';
  return large.why === 'too_large' ? 'refuses_large' : large.why;
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
