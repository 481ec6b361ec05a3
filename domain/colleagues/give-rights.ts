import { categoriesOf, documentsRightOf } from '@/domain/clients/rights-input';
import type { ContactRights } from '@/lib/actor';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import { PortalError } from '@/lib/errors';

/**
 * That nobody is given more than whoever gives it holds. What somebody had before they may keep.
 * @throws PortalError invalid, on the fields
 */
export function requireWithin(
  after: ContactRights,
  before: ContactRights | null,
  own: ContactRights,
): void {
  const fields: Record<string, string> = {};
  if (after.billing && !before?.billing && !own.billing) {
    fields.billing = 'colleagues.errors.not_yours';
  }
  const givable = kindsOfEither(before, own);
  if (categoriesOf(after.documents).some((category) => !givable.has(category))) {
    fields.documents = 'colleagues.errors.not_yours';
  }
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields });
}

/** What of somebody's rights whoever gives them holds too. */
export function within(rights: ContactRights, own: ContactRights): ContactRights {
  const held = new Set(categoriesOf(own.documents));
  return {
    billing: rights.billing && own.billing,
    documents: documentsRightOf(categoriesOf(rights.documents).filter((kind) => held.has(kind))),
    colleagues: rights.colleagues && own.colleagues,
  };
}

/** What somebody may be left or given by whoever holds `own`: what they have, and what the other one holds. */
export function either(rights: ContactRights | null, own: ContactRights): ContactRights {
  const kinds = kindsOfEither(rights, own);
  return {
    billing: own.billing || rights?.billing === true,
    documents: documentsRightOf(DOCUMENT_CATEGORIES.filter((kind) => kinds.has(kind))),
    colleagues: own.colleagues || rights?.colleagues === true,
  };
}

function kindsOfEither(one: ContactRights | null, other: ContactRights): Set<DocumentCategory> {
  return new Set([...(one ? categoriesOf(one.documents) : []), ...categoriesOf(other.documents)]);
}
