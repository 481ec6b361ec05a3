/** The kinds of paper, in the order in which a client's page shows them. Contacts' rights go by them. */
export const DOCUMENT_CATEGORIES = [
  'payroll',
  'tax',
  'contract',
  'statement',
  'identity',
  'other',
] as const;
export type DocumentCategory = (typeof DOCUMENT_CATEGORIES)[number];
