/** A browser works a fingerprint out of the whole file in its memory; more than this and it may have none left. */
export const MOST_BYTES = 250_000_000;

/** Why a file has no fingerprint. */
export type HashFailure = 'too_large' | 'broken' | 'unsupported';

/** The SHA-256 of a file in hex, worked out here; the file goes nowhere. */
export async function hashFile(file: File): Promise<{ sha256: string } | { failure: HashFailure }> {
  if (file.size > MOST_BYTES) return { failure: 'too_large' };
  // Only where the page came over a secure connection.
  if (!('subtle' in crypto)) return { failure: 'unsupported' };
  try {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return { sha256: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  } catch {
    return { failure: 'broken' };
  }
}
