import { now } from '@/lib/clock';
import { type ObjectRef, openObject } from '@/lib/storage';
import { hasScanner, scanStream } from '@/lib/scanner';
import type { Unscanned, Verdict } from '@/lib/scanner/verdict';
import { contextOf } from '../documents/document-context';
import type { Refusal } from './refusal';

/** What a row keeps of how a document was scanned; nothing where no scanner is set up. */
export type Scan = {
  scannedAt: Date;
  scanVerdict: 'clean' | 'infected' | 'too_large';
  scanFound: string | null;
} | null;

/** A row as far as its object has to be opened. */
type Staged = ObjectRef & Parameters<typeof contextOf>[0];

export type Scanned =
  | { scan: Scan }
  | { scan: Scan; refusal: Refusal }
  /** Nothing can be said of it yet. */
  | { held: Exclude<Unscanned, 'too_large'> };

/**
 * Has the stored bytes of a staged document scanned, where a scanner is set up. What the scanner can't look into whole is
 * refused: it would say so again each time, and nobody could do anything with what waits for that.
 *
 * @throws StorageError
 */
export async function scanStaged(row: Staged): Promise<Scanned> {
  if (!hasScanner()) return { scan: null };
  const found = await scan(row);
  const scannedAt = now();
  if (found.verdict === 'clean') {
    return { scan: { scannedAt, scanVerdict: 'clean', scanFound: null } };
  }
  if (found.verdict === 'infected') {
    const scan: Scan = { scannedAt, scanVerdict: 'infected', scanFound: found.signature };
    return { scan, refusal: 'malware' };
  }
  if (found.why !== 'too_large') return { held: found.why };
  return {
    scan: { scannedAt, scanVerdict: 'too_large', scanFound: null },
    refusal: 'unscannable',
  };
}

async function scan(row: Staged): Promise<Verdict> {
  const stored = await openObject(row, contextOf(row));
  try {
    return await scanStream(stored);
  } finally {
    stored.destroy();
  }
}
