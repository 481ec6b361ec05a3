import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 bytes. Making one ready takes longer than encrypting some hundred bytes, and a `KeyObject` is made ready once. */
export type BytesKey = Buffer | KeyObject;

/**
 * Encrypts with AES-256-GCM: a nonce of its own, what it hides, and the tag behind it. `boundTo` is authenticated with it: it
 * opens for nothing else.
 */
export function sealBytes(
  key: BytesKey,
  plain: Uint8Array,
  boundTo: string,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  const sealed = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES);
  sealed.set(nonce);
  sealed.set(cipher.update(plain), NONCE_BYTES);
  cipher.final();
  sealed.set(cipher.getAuthTag(), NONCE_BYTES + plain.length);
  return sealed;
}

/**
 * What `sealBytes` hid.
 * @throws Error where the key, the bytes or what they are bound to is another
 */
export function openBytes(key: BytesKey, bytes: Uint8Array, boundTo: string): Buffer {
  const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('Too short for what is sealed.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]);
}
