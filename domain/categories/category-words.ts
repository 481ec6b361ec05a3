import { PortalError } from '@/lib/errors';
import { translator } from '@/lib/translator';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import { plainLine } from '../documents/plain-line';

const MOST_LETTERS = 60;

/**
 * A typed name of a category of the firm's own: one line, without marks that turn its direction.
 * @throws PortalError invalid, at `name`
 */
export function readCategoryName(typed: string): { name: string; key: string } {
  const name = plainLine(typed);
  const key = categoryKey(name);
  if (!/[\p{L}\p{N}]/u.test(name)) throw wrongName('errors.required');
  if ([...name].length > MOST_LETTERS) throw wrongName('errors.too_long');
  if (portalKeys().has(key)) throw wrongName('categories.errors.portals');
  return { name, key };
}

/** By what two names are the same: whatever their case, their form of Unicode, and marks that nobody sees. */
export function categoryKey(name: string): string {
  return plainLine(name)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}

export function wrongName(key: string): PortalError {
  return new PortalError('invalid', 'errors.invalid', { fields: { name: key } });
}

/** What the portal calls its own, on a page and in the list of a season: one of the firm's would be taken for it. */
function portalKeys(): Set<string> {
  const t = translator();
  return new Set(
    DOCUMENT_CATEGORIES.flatMap((each) => [each, categoryKey(t(`documents.category.${each}`))]),
  );
}
