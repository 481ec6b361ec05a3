import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from '../firm/change-firm';
import type { CategoryChangeInput } from './category-input';
import { readCategoryName, wrongName } from './category-words';
import { keptFor } from './kept-for';
import { lockCategory } from './lock-categories';

/**
 * Says otherwise what a category of the firm's own is called, and for how long its papers are kept. It holds at once for what
 * has it: whoever sees such a document reads the new name. What stays as it was is not recorded.
 * @param change.id its row id
 * @throws PortalError not_found; invalid by field
 */
export async function changeCategory(
  actor: Actor,
  { id, name: typed, ...kept }: z.output<typeof CategoryChangeInput>,
): Promise<void> {
  authorizeEmployee(actor, 'category.change');
  const { name, key } = readCategoryName(typed);
  const { years, forEver } = keptFor(kept);
  await dbAs(actor, async (db) => {
    const before = await lockCategory(db, id);
    const taken = await db.firmCategory.findFirst({
      where: { key, id: { not: id } },
      select: { id: true },
    });
    if (taken) throw wrongName('categories.errors.taken');
    if (before.name === name && before.years === years && before.forEver === forEver) return;
    await db.firmCategory.updateMany({ where: { id }, data: { name, key, years, forEver } });
    await recordFirmChange(db, actor, ['categories']);
  });
}
