import type { DocumentAudience } from '@/domain/documents/category';
import type { DocumentCategory } from '@/lib/document-category';

/** The kinds of paper, in the order of the menus. */
export const CATEGORIES: readonly DocumentCategory[] = [
  'payroll',
  'tax',
  'contract',
  'statement',
  'identity',
  'other',
];

/** Who may see a document, the usual one first. */
export const AUDIENCES: readonly DocumentAudience[] = ['documents_right', 'all', 'named'];
