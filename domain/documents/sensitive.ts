import type { DocumentCategory } from '@/lib/document-category';

/** Papers that bear social security numbers, wages or a passport: whoever opens one proves first that it is them. */
export const SENSITIVE: readonly DocumentCategory[] = ['payroll', 'tax', 'identity'];

/**
 * Whether a document asks for a proof of presence. What is not published yet is on its way from the very people who
 * look at it.
 */
export function asksForProof(document: { category: DocumentCategory; state: string }): boolean {
  return (
    ['published', 'withdrawn'].includes(document.state) && SENSITIVE.includes(document.category)
  );
}
