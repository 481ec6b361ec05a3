import type { SelectOption, SelectOptions } from '@/components/ui/select-field';
import type { OwnCategory } from '@/domain/documents/category';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';

/**
 * The choices of a menu of categories: the portal's, each with those of the firm's own that belong to it. A retired one is
 * among them only where it is `kept`.
 */
export function categoryOptions(
  own: readonly OwnCategory[],
  nameOf: (category: DocumentCategory) => string,
  kept: string | null = null,
): SelectOptions {
  return DOCUMENT_CATEGORIES.map((category) => {
    const portals: SelectOption = { value: category, label: nameOf(category) };
    const options = own
      .filter((each) => each.category === category && (!each.isRetired || each.id === kept))
      .map(({ id, name }) => ({ value: id, label: name }));
    if (options.length === 0) return portals;
    return { label: portals.label, options: [portals, ...options] };
  });
}
