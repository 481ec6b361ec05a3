import { z } from 'zod';

/** Where a page of the log ended: pages go by key, so that new events move nothing. */
export type Cursor = { at: Date; id: string };

const Shape = z.tuple([z.coerce.number().int(), z.uuid()]);

/** A cursor that came from an address; null for none, and for one that nobody wrote. */
export function parseCursor(text: string | undefined): Cursor | null {
  const parsed = Shape.safeParse(text?.split('.'));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}

export function writeCursor(row: Cursor | undefined): string | null {
  return row ? `${row.at.getTime()}.${row.id}` : null;
}
