import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { hasScanner, scanStream } from '@/lib/scanner';
import { eicar } from '@/lib/scanner/eicar';
import type { Verdict } from '@/lib/scanner/verdict';
import { authorizeEmployee } from '../authorize';
import type { ScannerOutcome, ScannerTry } from './get-scanner';

/** Somebody waits for it, and the texts are short. */
const TIMES = { wholeMs: 15_000, idleMs: 10_000 };

/**
 * Gives the scanner a harmless text and the test text that every scanner knows, and keeps what it said of them.
 * @throws PortalError unavailable where no scanner is set up
 */
export async function tryScanner(actor: Actor): Promise<ScannerTry> {
  authorizeEmployee(actor, 'scanner.try');
  if (!hasScanner()) throw new PortalError('unavailable', 'scanner.none');
  const began = performance.now();
  const harmless = await scanStream(one(Buffer.from('A harmless text.')), TIMES);
  const test = harmless.verdict === 'unscanned' ? harmless : await scanStream(one(eicar()), TIMES);
  const result: ScannerTry = {
    triedAt: now(),
    outcome: outcomeOf(harmless, test),
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

function outcomeOf(harmless: Verdict, test: Verdict): ScannerOutcome {
  if (harmless.verdict === 'unscanned') return harmless.why;
  if (test.verdict === 'unscanned') return test.why;
  if (harmless.verdict === 'infected') return 'finds_all';
  return test.verdict === 'infected' ? 'works' : 'finds_nothing';
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
