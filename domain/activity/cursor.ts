import { z } from 'zod';

/** Where a page of the log ended: pages go by key, so that new events move nothing. */
export type Cursor = { at: Date; id: string };

/** Beyond the year 9999 an instant is written otherwise, and PostgreSQL does not read it. */
const LATEST_MS = Date.UTC(9999, 11, 31);

const Shape = z.tuple([z.coerce.number().int().min(0).max(LATEST_MS), z.uuid()]);

/** A cursor that came from an address; null for none, and for one that nobody wrote. */
export function parseCursor(text: string | undefined): Cursor | null {
  const parsed = Shape.safeParse(text?.split('.'));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}

export function writeCursor(row: Cursor | undefined): string | null {
  return row ? `${row.at.getTime()}.${row.id}` : null;
}
