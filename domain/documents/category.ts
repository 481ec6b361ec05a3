/** The kinds of paper, in the order in which a client's page shows them. */
export const DOCUMENT_CATEGORIES = [
  'payroll',
  'tax',
  'contract',
  'statement',
  'identity',
  'other',
] as const;
export type DocumentCategory = (typeof DOCUMENT_CATEGORIES)[number];

/**
 * Who at the client may see a document: every contact, those with the right to documents, or those who are named.
 */
export const DOCUMENT_AUDIENCES = ['all', 'documents_right', 'named'] as const;
export type DocumentAudience = (typeof DOCUMENT_AUDIENCES)[number];
