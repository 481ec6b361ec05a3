import { z } from 'zod';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';

/** For how long papers are kept: as the portal's category says, for ever, or for some years. */
export const KEPT_AS = ['as_kind', 'for_ever', 'years'] as const;
export type KeptAs = (typeof KEPT_AS)[number];

/** The years as they are typed; what is no number is told apart by the verb. */
const Kept = {
  kept: z.enum(KEPT_AS).default('as_kind'),
  years: z.string().trim().default(''),
};

export const NewCategoryInput = z.object({
  name: z.string(),
  category: z.enum(DOCUMENT_CATEGORIES, 'categories.errors.choose'),
  ...Kept,
});

/** Which category: its public id. */
export const CategoryRef = z.object({ id: z.string() });

export const CategoryChangeInput = CategoryRef.extend({ name: z.string(), ...Kept });

/** The categories of which the pages bear their reader's name: the portal's, and the firm's own by public id. */
export const WatermarksInput = z.object({
  'categories[]': z.array(z.enum(DOCUMENT_CATEGORIES)).default([]),
  'own[]': z.array(z.string()).default([]),
});
