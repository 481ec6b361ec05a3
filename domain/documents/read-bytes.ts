import { type ObjectRef, openObject } from '@/lib/storage';

/**
 * All bytes of a stored file.
 * @param context what its key is bound to (`contextOf`)
 * @throws StorageError
 */
export async function readBytes(
  object: ObjectRef,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Number(object.sizeBytes));
  let at = 0;
  for await (const piece of await openObject(object, context)) {
    const part: Uint8Array = piece;
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
