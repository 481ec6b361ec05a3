import { type Db, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import type { Translate } from '@/lib/translator';
import type { ChosenCategory } from './category';
import type { DocumentCategory } from '@/lib/document-category';

/** What the firm's own category of the document `d` is called; null where it has none. */
export const OWN_CATEGORY = sql`
  (SELECT oc.name FROM firm_category oc WHERE oc.id = d.firm_category_id)`;

/** The firm's own categories as JSON of `OwnCategory`s by name, with row ids, the retired ones too. */
export const OWN_CATEGORIES = sql`
  (SELECT coalesce(json_agg(json_build_object('id', oc.id, 'name', oc.name, 'category', oc.category,
            'isRetired', oc.retired_at IS NOT NULL) ORDER BY oc.key), '[]') FROM firm_category oc)`;

type Categorised = { category: DocumentCategory; ownCategory: string | null };

/** What a document's category is called: as the firm calls its own, else in the portal's words. */
export function categoryName({ category, ownCategory }: Categorised, t: Translate): string {
  return ownCategory ?? t(`documents.category.${category}`);
}

/**
 * What a document becomes by what was chosen for it. The portal's category always is the one that the firm's own belongs to.
 * @param before the own one that it has, which it may keep though it is offered no more
 * @throws PortalError invalid, at `category`
 */
export async function settleCategory(
  db: Db,
  chosen: ChosenCategory,
  before: string | null,
): Promise<{ category: DocumentCategory; firmCategoryId: string | null }> {
  if (typeof chosen === 'string') return { category: chosen, firmCategoryId: null };
  const own = await db.firmCategory.findUnique({
    where: { id: chosen.firmCategoryId },
    select: { id: true, category: true, retiredAt: true },
  });
  if (!own) throw wrongCategory('gone');
  if (own.retiredAt && own.id !== before) throw wrongCategory('retired');
  return { category: own.category, firmCategoryId: own.id };
}

export function wrongCategory(why: 'gone' | 'retired'): PortalError {
  const key = `categories.errors.${why}`;
  return new PortalError('invalid', key, { fields: { category: key } });
}
