import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { DocumentCategory } from '@/lib/document-category';

/** A category of the firm's own as whoever changes it has to know it. */
export type LockedCategory = {
  id: string;
  name: string;
  category: DocumentCategory;
  years: number | null;
  forEver: boolean;
  retiredAt: Date | null;
};

/** Owners who change the categories take turns, so that no two get one name. */
export async function lockCategories(db: Db): Promise<void> {
  await db.$queryRaw(sql`SELECT f.id FROM firm f WHERE f.id = 1 FOR UPDATE`);
}

/**
 * One of them, held until the transaction ends: nobody gives it to a document meanwhile.
 * @throws PortalError not_found
 */
export async function lockCategory(db: Db, id: string): Promise<LockedCategory> {
  await lockCategories(db);
  const [row] = await db.$queryRaw<LockedCategory[]>(sql`
    SELECT c.id, c.name, c.category, c.years, c.for_ever AS "forEver", c.retired_at AS "retiredAt"
    FROM firm_category c WHERE c.id = ${id}::uuid FOR UPDATE`);
  if (!row) throw notFound();
  return row;
}
