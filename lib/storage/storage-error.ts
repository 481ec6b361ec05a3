import { PortalError } from '@/lib/errors';

/**
 * Why stored bytes could not be kept or given:
 * - `missing`: there is no object under that key.
 * - `altered`: it is not, byte for byte, what was put in for this context; nothing wrong was given out.
 * - `key_missing`: the keyring has no key of that id.
 * - `full`: the disk takes no more; nothing was left behind.
 * - `too_large`: more bytes came than were allowed; nothing was left behind.
 */
export type StorageFailure = 'missing' | 'altered' | 'key_missing' | 'full' | 'too_large';

/** What the edge of the storage throws on purpose: each reason with a sentence of its own. */
export class StorageError extends PortalError {
  readonly reason: StorageFailure;

  constructor(reason: StorageFailure, cause?: unknown) {
    super(reason === 'too_large' ? 'invalid' : 'unavailable', `storage.${reason}`, { cause });
    this.name = 'StorageError';
    this.reason = reason;
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The error of the file system as ours, where it is one that a person can be told; else itself. */
export function toStorageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new StorageError('full', error);
  if (code === 'ENOENT') return new StorageError('missing', error);
  return error;
}
