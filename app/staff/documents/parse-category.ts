import type { ChosenCategory } from '@/domain/documents/category';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import { parseId } from '@/lib/ids';

/**
 * What a menu of categories gives: one of the portal's, or one of the firm's own by its public id.
 * @throws PortalError not_found for what is neither
 */
export function parseCategory(text: string): ChosenCategory {
  const portals = DOCUMENT_CATEGORIES.find((each) => each === text);
  return portals ?? { firmCategoryId: parseId('fc', text) };
}
