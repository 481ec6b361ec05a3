import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM under a key of 32 bytes: a nonce of its own, what it hides, and the tag behind it. `boundTo` is
 * authenticated with it: it opens for nothing else.
 */
export function sealBytes(
  key: Buffer,
  plain: Uint8Array,
  boundTo: string,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  const hidden = [cipher.update(plain), cipher.final()];
  return new Uint8Array(Buffer.concat([nonce, ...hidden, cipher.getAuthTag()]));
}

/** What `sealBytes` hid; @throws Error where the key, the bytes or what they are bound to is another. */
export function openBytes(key: Buffer, bytes: Uint8Array, boundTo: string): Buffer {
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
