import { z } from 'zod';
import { SEARCH_KINDS } from './find-hits';

/** What stands in the address of a search; what is not understood of it is passed over. */
export const SearchAddress = z
  .object({
    q: z.string().max(200).catch('').default(''),
    kind: z.enum(SEARCH_KINDS).nullable().catch(null).default(null),
    'as-typed': z.string().optional().catch(undefined),
  })
  .transform(({ q, kind, 'as-typed': asTyped }) => ({ q, kind, mend: asTyped === undefined }));
