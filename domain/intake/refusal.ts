import { PortalError } from '@/lib/errors';
import type { FileKind } from '@/lib/file-kind';

/** The most that one document may hold. */
export const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Why a file is not taken in:
 * - on the way in: `empty`, `too_large`, `archive`, `type` (none of our kinds), `mismatch` (not what its name says),
 *   `macros` (an Office file with programs in it), `cut_off` (it did not arrive whole);
 * - by the scanner: `malware`, `unscannable` (larger, or packed deeper, than the scanner goes);
 * - when it was read back: `locked` (a password), `broken` (its program could not open it either), `too_slow`,
 *   `not_office` (a ZIP under an Office name), `macros`, `swollen` (a small file that unpacks to a huge one), `mixed`
 *   (two kinds of file in one), `too_many_pixels`, `unreadable` (not what was stored).
 */
export type Refusal =
  | 'empty'
  | 'too_large'
  | 'archive'
  | 'type'
  | 'mismatch'
  | 'cut_off'
  | 'locked'
  | 'broken'
  | 'too_slow'
  | 'malware'
  | 'unscannable'
  | 'macros'
  | 'swollen'
  | 'mixed'
  | 'too_many_pixels'
  | 'not_office'
  | 'unreadable';

type Facts = {
  sizeBytes?: number;
  /** What its name says it is, and what it is. */
  said?: FileKind;
  found?: FileKind;
  /** The inner reason, for the log alone. */
  cause?: unknown;
};

/** The catalogue's key of the sentence for a refusal. */
export function refusalKey(refusal: Refusal): string {
  return `documents.refused.${refusal}`;
}

/** A refusal as the person who sent the file is told. */
export function refused(refusal: Refusal, facts: Facts = {}): PortalError {
  return new PortalError('invalid', refusalKey(refusal), {
    values: {
      size: Math.ceil((facts.sizeBytes ?? 0) / 1_000_000),
      said: facts.said ?? '',
      found: facts.found ?? '',
    },
    cause: facts.cause,
  });
}

const BEGINS = refusalKey('' as Refusal);

/** Whether what was thrown says that a file is not taken in. */
export function isRefusal(error: unknown): error is PortalError {
  return (
    error instanceof PortalError && error.code === 'invalid' && error.messageKey.startsWith(BEGINS)
  );
}

/** Which refusal it was. */
export function refusalOf(error: PortalError): Refusal {
  return error.messageKey.slice(BEGINS.length) as Refusal;
}
