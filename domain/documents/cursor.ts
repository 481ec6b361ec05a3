import { parseId, publicId } from '@/lib/ids';

/** Where a list that is newest first goes on: after the row of this moment and id. */
export type Cursor = { at: Date; id: string };

/** The cursor as it stands in an address. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at.getTime()}.${publicId('do', id)}`;
}

/** A cursor of `writeCursor`; null for anything else, so that the list begins at its beginning. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, ms = '', id = ''] = /^(\d{1,15})\.(do_\w{26})$/.exec(text ?? '') ?? [];
  const at = new Date(Number(ms));
  if (!ms || Number.isNaN(at.getTime())) return null;
  try {
    return { at, id: parseId('do', id) };
  } catch {
    return null;
  }
}
