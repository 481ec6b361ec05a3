import type { Actor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import type { DocumentCategory } from '@/lib/document-category';
import { recordFirmChange } from '../firm/change-firm';
import { lockCategories } from './lock-categories';

/** The categories of which the pages bear their reader's name; the firm's own by row id. */
export type Watermarks = { categories: readonly DocumentCategory[]; own: readonly string[] };

/**
 * Says of which categories the pages bear the name of whoever reads them. The firm's own bear it where they say so themselves,
 * and where the one that they belong to does. It holds from the next opening on. What stays as it was is not recorded.
 * @throws PortalError not_found for one that is not there
 */
export async function changeWatermarks(
  actor: Actor,
  { categories, own }: Watermarks,
): Promise<void> {
  authorizeEmployee(actor, 'category.change');
  await dbAs(actor, async (db) => {
    await lockCategories(db);
    const known = await db.firmCategory.count({ where: { id: { in: [...own] } } });
    if (known !== new Set(own).size) throw notFound();
    const changed = [await sayOfPortals(db, categories), await sayOfOwn(db, own)];
    if (changed.some((count) => count > 0)) await recordFirmChange(db, actor, ['watermarks']);
  });
}

/** @returns how many it changed */
async function sayOfPortals(db: Db, categories: readonly DocumentCategory[]): Promise<number> {
  const gone = await db.watermarkedCategory.deleteMany({
    where: { category: { notIn: [...categories] } },
  });
  const added = await db.watermarkedCategory.createMany({
    data: categories.map((category) => ({ category })),
    skipDuplicates: true,
  });
  return gone.count + added.count;
}

async function sayOfOwn(db: Db, own: readonly string[]): Promise<number> {
  const off = await db.firmCategory.updateMany({
    where: { id: { notIn: [...own] }, watermarked: true },
    data: { watermarked: false },
  });
  const on = await db.firmCategory.updateMany({
    where: { id: { in: [...own] }, watermarked: false },
    data: { watermarked: true },
  });
  return off.count + on.count;
}
