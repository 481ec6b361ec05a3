import { hkdfSync } from 'node:crypto';
import { env } from './env';
import { openBytes, sealBytes } from './sealed-bytes';
import { StorageError } from './storage/storage-error';

/** A key that only the keyring opens, of whatever length, and the id of the key that closed it. */
export type WrappedKey = { wrappedKey: Uint8Array<ArrayBuffer>; keyId: string };

const KEY_BYTES = 32;

/**
 * Wraps a data key with the newest key of KEYRING (AES-256-GCM). `boundTo` is authenticated with it: unwrapping for
 * anything else fails.
 */
export function wrapKey(dataKey: Uint8Array, boundTo: string): WrappedKey {
  const [newest] = keyring();
  if (!newest) throw new StorageError('key_missing');
  return { wrappedKey: sealBytes(newest.key, dataKey, boundTo), keyId: newest.id };
}

/**
 * The data key of `wrapKey`.
 * @throws StorageError key_missing when the keyring has no such key, altered when it was wrapped for something else
 */
export function unwrapKey(
  { wrappedKey, keyId }: { wrappedKey: Uint8Array; keyId: string },
  boundTo: string,
): Buffer {
  const found = keyring().find(({ id }) => id === keyId);
  if (!found) throw new StorageError('key_missing');
  try {
    return openBytes(found.key, wrappedKey, boundTo);
  } catch (error) {
    throw new StorageError('altered', error);
  }
}

/**
 * A key of 32 bytes for `purpose` from each key of KEYRING, the newest first (HKDF-SHA-256, RFC 5869): it says nothing of
 * the key that it comes from, nor of those for other purposes.
 */
export function derivedKeys(purpose: string): { id: string; key: Buffer }[] {
  return derivedKeysOf(env().KEYRING, purpose);
}

/** As `derivedKeys`, of a keyring that is given as KEYRING has it: for programs that need no other setting. */
export function derivedKeysOf(text: string, purpose: string): { id: string; key: Buffer }[] {
  return keysIn(text).map(({ id, key }) => ({
    id,
    key: Buffer.from(hkdfSync('sha256', key, '', `porchlight ${purpose}`, KEY_BYTES)),
  }));
}

function keyring(): { id: string; key: Buffer }[] {
  return keysIn(env().KEYRING);
}

function keysIn(text: string): { id: string; key: Buffer }[] {
  return text
    .split(',')
    .map((entry) => {
      const [id = '', encoded = ''] = entry.split(':');
      return { id, key: Buffer.from(encoded, 'base64') };
    })
    .filter(({ key }) => key.length === KEY_BYTES);
}
