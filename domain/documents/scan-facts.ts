import { sql } from '@/lib/db';

/** How a document was scanned: `verdict` is null where it was not. */
export type ScanFacts = {
  verdict: 'clean' | 'infected' | 'too_large' | null;
  scannedAt: Date | null;
  /** What the scanner calls what it found. */
  found: string | null;
  /** Since when it waits for the scanner to answer. */
  heldSince: Date | null;
};

/** As JSON gives it: instants are texts. */
export type ScanRow = Omit<ScanFacts, 'scannedAt' | 'heldSince'> & {
  scannedAt: string | null;
  heldSince: string | null;
};

/** A `ScanRow`, for a SELECT that names the table `d`. */
export const SCAN_COLUMN = sql`json_build_object(
  'verdict', d.scan_verdict, 'scannedAt', d.scanned_at, 'found', d.scan_found, 'heldSince', d.held_since)`;

export function toScanFacts({ scannedAt, heldSince, ...rest }: ScanRow): ScanFacts {
  return {
    ...rest,
    scannedAt: scannedAt === null ? null : new Date(scannedAt),
    heldSince: heldSince === null ? null : new Date(heldSince),
  };
}
