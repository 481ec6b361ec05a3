import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { scannerAddress } from '@/lib/scanner';
import type { Unscanned } from '@/lib/scanner/verdict';
import { authorizeEmployee } from '../authorize';

/**
 * What a try showed: it `works`; it `finds_nothing` in the text that every scanner knows; it `finds_all`, harmless text
 * too; it `skips_large`, or `refuses_large`, a file of the largest size that is taken; or it said nothing that can be used.
 */
export type ScannerOutcome =
  'works' | 'finds_nothing' | 'finds_all' | 'skips_large' | 'refuses_large' | Unscanned;

export type ScannerTry = {
  triedAt: Date;
  outcome: ScannerOutcome;
  tookMs: number;
  /** What it called the test text. */
  found: string | null;
};

export type ScannerSetting = {
  /** Where it listens, as it was set; null where none is set up, and nothing is scanned. */
  address: string | null;
  last: ScannerTry | null;
};

/** The malware scanner as it is set up, and its last try. One statement. */
export async function getScanner(actor: Actor): Promise<ScannerSetting> {
  authorizeEmployee(actor, 'scanner.read');
  const address = scannerAddress();
  const [last = null] = await readAs(actor, (db) =>
    db.$queryRaw<ScannerTry[]>(sql`
      SELECT s.tried_at AS "triedAt", s.outcome, s.took_ms AS "tookMs", s.found FROM scanner_try s WHERE s.id = 1`),
  );
  return { address, last: address ? last : null };
}
