import { dayToDb, isDay, type Day } from '@/lib/clock';
import { sql, type Sql, sqlEmpty } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';

/** Where a page of a list ends: the key of its last row. A draft has no day, and stands before all others. */
export type Key = { on: Day | null; id: string };

/** Of what the list is: invoices, or credit notes. */
type Listed = 'in' | 'cn';

/** The key as an address carries it, '2026-11-02.in_…'. */
export function writeCursor({ on, id }: Key, listed: Listed = 'in'): string {
  return `${on ?? 'draft'}.${publicId(listed, id)}`;
}

/** Null for what is no cursor: an address that somebody has cut short shows the list from its start. */
export function readCursor(text: string | undefined, listed: Listed = 'in'): Key | null {
  const [on = '', id = ''] = text?.split('.') ?? [];
  if (on !== 'draft' && !isDay(on)) return null;
  try {
    return { on: on === 'draft' ? null : on, id: parseId(listed, id) };
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}

/** The rows of `i` that come after `key` where the newest issue stands first, drafts before all. */
export function issuedBefore(key: Key | null): Sql {
  if (!key) return sqlEmpty;
  if (key.on === null) return sql`AND (i.issued_on IS NOT NULL OR i.id < ${key.id}::uuid)`;
  return sql`AND (i.issued_on, i.id) < (${dayToDb(key.on)}::date, ${key.id}::uuid)`;
}

/** The rows of `i` that come after `key` where what is due first stands first. */
export function dueAfter(key: Key | null): Sql {
  if (!key?.on) return sqlEmpty;
  return sql`AND (i.due_on, i.id) > (${dayToDb(key.on)}::date, ${key.id}::uuid)`;
}

/** Splits one row more than a page holds into the page and the cursor to the next. */
export function pageOf<T>(
  rows: T[],
  size: number,
  keyOf: (row: T) => Key,
  listed: Listed = 'in',
): { page: T[]; next: string | null } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { page, next: rows.length > size && last ? writeCursor(keyOf(last), listed) : null };
}
