/** The columns of a document by which its bytes are read back, and what they are bound to. */
export const STORED_FILE = {
  id: true,
  clientId: true,
  itemId: true,
  state: true,
  mediaType: true,
  sizeBytes: true,
  storageKey: true,
  wrappedKey: true,
  keyId: true,
} as const;
