import { createSecretKey, type KeyObject } from 'node:crypto';
import { unwrapKey } from '@/lib/keyring';
import { openBytes } from '@/lib/sealed-bytes';
import { StorageError } from '@/lib/storage/storage-error';
import { boundTo } from './key-holder';

/** Something encrypted, with the key that it is under as the database has it; bytes in hexadecimal. */
export type Sealed = {
  bytes: string;
  keyId: string;
  /** Null where the key was destroyed, or is none of the reader's business. */
  wrappedKey: string | null;
  wrappedBy: string | null;
  isDestroyed: boolean;
};

/**
 * What became of what was encrypted: it is all there, it was erased with its key for good, or it can't be read here: the
 * keyring lacks what it takes, or it was tampered with.
 */
export type Opened = { state: 'whole'; text: string } | { state: 'erased' | 'unreadable' };

/**
 * Opens what is encrypted for one answer: each key is unwrapped once, and is forgotten with the answer, so that none is used
 * after it was destroyed. `bound` is what it was bound to.
 */
export function opener(): (sealed: Sealed, bound: string) => Opened {
  const keys = new Map<string, KeyObject | null>();
  return ({ bytes, ...of }, bound) => {
    if (of.isDestroyed) return { state: 'erased' };
    const known = keys.get(of.keyId);
    const key = known === undefined ? unwrapped(of) : known;
    keys.set(of.keyId, key);
    const text = key && opened(key, Buffer.from(bytes, 'hex'), bound);
    return text === null ? { state: 'unreadable' } : { state: 'whole', text };
  };
}

function unwrapped({ keyId, wrappedKey, wrappedBy }: Omit<Sealed, 'bytes'>): KeyObject | null {
  if (!wrappedKey || !wrappedBy) return null;
  const wrapped = { wrappedKey: Buffer.from(wrappedKey, 'hex'), keyId: wrappedBy };
  try {
    return createSecretKey(unwrapKey(wrapped, boundTo(keyId)));
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

function opened(key: KeyObject, bytes: Buffer, bound: string): string | null {
  try {
    return openBytes(key, bytes, bound).toString('utf8');
  } catch {
    return null;
  }
}
