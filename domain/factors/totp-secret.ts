import { unwrapKey, wrapKey, type WrappedKey } from '@/lib/keyring';
import { totpStepOf } from '@/lib/totp';
import { now } from '@/lib/clock';

/** A secret as it is kept: nobody else's, and of no use without the keyring. */
export function keepSecret(secret: Uint8Array, personId: string): WrappedKey {
  return wrapKey(secret, boundTo(personId));
}

/** @throws StorageError when the keyring does not open it */
export function readSecret(kept: { wrappedKey: Uint8Array; keyId: string }, personId: string) {
  return unwrapKey(kept, boundTo(personId));
}

/** The step that a typed code is of, at this moment; null where it is none. People and apps write it with blanks in it. */
export function stepOfTyped(
  typed: string,
  kept: { wrappedKey: Uint8Array; keyId: string },
  personId: string,
): number | null {
  const code = typed.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  return totpStepOf(code, readSecret(kept, personId), now());
}

function boundTo(personId: string): string {
  return `totp/${personId}`;
}
