import { z } from 'zod';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { Years } from './retention';

/** Years as they are typed; nothing is for ever. What is no number is told apart by the verb. */
const TypedYears = z
  .string()
  .trim()
  .transform((text): Years => (text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : NaN));

export const RetentionInput = z.object(
  Object.fromEntries(DOCUMENT_CATEGORIES.map((category) => [category, TypedYears])) as Record<
    DocumentCategory,
    typeof TypedYears
  >,
);
