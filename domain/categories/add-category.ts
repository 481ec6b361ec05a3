import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from '../firm/change-firm';
import type { NewCategoryInput } from './category-input';
import { readCategoryName, wrongName } from './category-words';
import { keptFor } from './kept-for';

/**
 * Adds a category of the firm's own to one of the portal's, whose rules it follows from then on. To which one cannot be said
 * otherwise later, since what documents have it rests on that.
 * @returns its row id
 * @throws PortalError invalid by field; a name that there is already, in whatever case, is one
 */
export async function addCategory(
  actor: Actor,
  { name: typed, category, ...kept }: z.output<typeof NewCategoryInput>,
): Promise<{ id: string }> {
  authorizeEmployee(actor, 'category.change');
  const { name, key } = readCategoryName(typed);
  const id = newId();
  const data = { id, name, key, category, ...keptFor(kept), createdAt: now() };
  await dbAs(actor, async (db) => {
    const { count } = await db.firmCategory.createMany({ data, skipDuplicates: true });
    if (count === 0) throw wrongName('categories.errors.taken');
    await recordFirmChange(db, actor, ['categories']);
  });
  return { id };
}
