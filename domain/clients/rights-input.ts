import { z } from 'zod';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { ContactRights, DocumentsRight } from '@/lib/actor';
import { PortalError } from '@/lib/errors';

/** A check box: a form sends 'on' or nothing. */
const Flag = z
  .union([z.boolean(), z.literal('on')])
  .optional()
  .transform((value) => value === true || value === 'on');

/** A contact's rights as a form sends them: the kinds count where some are to be chosen. */
export const RightsFields = z.object({
  billing: Flag,
  documents: z.union([z.boolean(), z.enum(['none', 'all', 'chosen'])]).default(false),
  'category[]': z.array(z.enum(DOCUMENT_CATEGORIES)).max(100).optional(),
  colleagues: Flag,
});

/** @throws PortalError invalid, on `documents`, where no kind is chosen */
export function rightsIn(fields: z.output<typeof RightsFields>): ContactRights {
  const { billing, documents, colleagues } = fields;
  if (documents !== 'chosen') {
    return { billing, documents: documents === true || documents === 'all', colleagues };
  }
  const chosen = documentsRightOf(fields['category[]'] ?? []);
  if (chosen === false) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { documents: 'clients.kinds_needed' },
    });
  }
  return { billing, documents: chosen, colleagues };
}

/** The right to documents of these kinds, in the order in which they are shown; all kinds are all documents. */
export function documentsRightOf(categories: readonly DocumentCategory[]): DocumentsRight {
  const held = DOCUMENT_CATEGORIES.filter((category) => categories.includes(category));
  if (held.length === DOCUMENT_CATEGORIES.length) return true;
  const [first, ...others] = held;
  return first ? [first, ...others] : false;
}

/** The kinds of documents that a right is to. */
export function categoriesOf(documents: DocumentsRight): DocumentCategory[] {
  if (typeof documents === 'boolean') return documents ? [...DOCUMENT_CATEGORIES] : [];
  return [...documents];
}

type RightsColumns = {
  mayBilling: boolean;
  documentCategories: DocumentCategory[];
  mayColleagues: boolean;
};

/** The columns of a contact's row that hold their rights, for a SELECT. */
export const RIGHTS_COLUMNS = {
  mayBilling: true,
  documentCategories: true,
  mayColleagues: true,
} as const;

/** What stands in them for these rights. */
export function columnsOf({ billing, documents, colleagues }: ContactRights): RightsColumns {
  return {
    mayBilling: billing,
    documentCategories: categoriesOf(documents),
    mayColleagues: colleagues,
  };
}

/** The rights that stand in them. */
export function rightsFrom(row: RightsColumns): ContactRights {
  return {
    billing: row.mayBilling,
    documents: documentsRightOf(row.documentCategories),
    colleagues: row.mayColleagues,
  };
}
