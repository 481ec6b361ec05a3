import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from '../firm/change-firm';
import { lockCategory } from './lock-categories';

/**
 * Offers a category of the firm's own no more; documents that have it keep it, its name and its rules. Twice is once.
 * @throws PortalError not_found
 */
export async function retireCategory(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'category.change');
  await dbAs(actor, async (db) => {
    if ((await lockCategory(db, id)).retiredAt) return;
    await db.firmCategory.updateMany({ where: { id }, data: { retiredAt: now() } });
    await recordFirmChange(db, actor, ['categories']);
  });
}

/**
 * Offers a retired one again. Twice is once.
 * @throws PortalError not_found
 */
export async function bringBackCategory(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'category.change');
  await dbAs(actor, async (db) => {
    if (!(await lockCategory(db, id)).retiredAt) return;
    await db.firmCategory.updateMany({ where: { id }, data: { retiredAt: null } });
    await recordFirmChange(db, actor, ['categories']);
  });
}

/**
 * Removes one that no document has.
 * @throws PortalError not_found; conflict where a document has it
 */
export async function removeCategory(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'category.change');
  await dbAs(actor, async (db) => {
    await lockCategory(db, id);
    if (await isBorne(db, id)) throw new PortalError('conflict', 'categories.errors.borne');
    await db.firmCategory.deleteMany({ where: { id } });
    await recordFirmChange(db, actor, ['categories']);
  });
}

async function isBorne(db: Db, id: string): Promise<boolean> {
  const found = await db.document.findFirst({
    where: { firmCategoryId: id },
    select: { id: true },
  });
  return found !== null;
}
