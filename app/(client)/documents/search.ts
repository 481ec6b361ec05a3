import { z } from 'zod';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';

/** What is not understood of an address is passed over, and the newest year is shown. */
export const Search = z.object({
  year: z.string().max(10).optional().catch(undefined),
  kind: z.enum(DOCUMENT_CATEGORIES).optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  own: z.string().max(60).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

/** Where a list goes on. */
export const After = z.object({ after: z.string().max(100).optional().catch(undefined) });
