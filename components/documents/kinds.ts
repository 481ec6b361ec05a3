import type { DocumentAudience } from '@/domain/documents/category';

/** Who may see a document, the usual one first. */
export const AUDIENCES: readonly DocumentAudience[] = ['documents_right', 'all', 'named'];
