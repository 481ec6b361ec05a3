import type { PreviousUpload, UrlStorage } from 'tus-js-client';

const BEGINS = 'porchlight.upload.';

/**
 * Where an upload of this browser went on, by what the file is known by: its address and its length, and nothing that
 * says what it is. The address opens for whoever began it alone.
 */
export const uploadMemory: UrlStorage = {
  findAllUploads: () => Promise.resolve(Object.keys(localStorage).flatMap(recall)),
  findUploadsByFingerprint: (fingerprint) => Promise.resolve(recall(BEGINS + fingerprint)),
  removeUpload: (key) => {
    localStorage.removeItem(key);
    return Promise.resolve();
  },
  addUpload: (fingerprint, { uploadUrl, size, creationTime }) => {
    const key = BEGINS + fingerprint;
    try {
      localStorage.setItem(key, JSON.stringify({ uploadUrl, size, creationTime }));
    } catch {
      // A browser that keeps nothing: the upload goes on until the page is left.
    }
    return Promise.resolve(key);
  },
};

function recall(key: string): PreviousUpload[] {
  if (!key.startsWith(BEGINS)) return [];
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as PreviousUpload | null;
    return kept ? [{ ...kept, metadata: {}, parallelUploadUrls: null, urlStorageKey: key }] : [];
  } catch {
    return [];
  }
}

/**
 * What a file is known by: a number made of its name, place, length and age, which tells none of them. Null where the
 * browser makes none (without HTTPS); then nothing is remembered.
 */
export async function fingerprintOf(file: File, place: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const known = JSON.stringify([place, file.name, file.size, file.lastModified]);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(known));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
