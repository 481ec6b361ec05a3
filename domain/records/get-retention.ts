import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../documents/category';
import { DEFAULT_YEARS, type Years } from './retention';

export type RetentionRow = { category: DocumentCategory; years: Years };

/** For how long each kind of paper is kept, in the order of the kinds. One statement. */
export async function getRetention(actor: Actor): Promise<RetentionRow[]> {
  authorizeEmployee(actor, 'retention.read');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<RetentionRow[]>(sql`SELECT p.category, p.years FROM retention_period p`),
  );
  const said = new Map(rows.map(({ category, years }) => [category, years]));
  return DOCUMENT_CATEGORIES.map((category) => ({
    category,
    years: said.has(category) ? (said.get(category) ?? null) : DEFAULT_YEARS[category],
  }));
}
