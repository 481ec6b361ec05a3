import type { DocumentCategory } from '@/lib/document-category';

/** A category of the firm's own, as menus show it. Ids are public. */
export type OwnCategory = {
  id: string;
  name: string;
  /** The one of the portal's that it belongs to, whose rules it follows. */
  category: DocumentCategory;
  /** It is offered no more; documents that have it keep it. */
  isRetired: boolean;
};

/** What is chosen for a document: one of the portal's, or the firm's own by its row id. */
export type ChosenCategory = DocumentCategory | { firmCategoryId: string };

/**
 * Who at the client may see a document: every contact, those with the right to documents, or those who are named.
 */
export const DOCUMENT_AUDIENCES = ['all', 'documents_right', 'named'] as const;
export type DocumentAudience = (typeof DOCUMENT_AUDIENCES)[number];

/**
 * Forms of which the law says how they reach the person that they are about: the W-2 of one employee, corrected ones
 * (W-2c) too (26 CFR 31.6051-1(j)). The firm's list of everybody's, for the employer, is none.
 */
export const DOCUMENT_FORMS = ['w2'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];
