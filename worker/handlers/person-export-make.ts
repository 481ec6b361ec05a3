import { makeExport } from '@/domain/privacy/make-export';
import type { Handler } from '../handler';

/** `{ exportId }`: makes all that is kept about a person as one ZIP. */
export const makeAskedExport: Handler = async ({ exportId }) => {
  if (exportId) await makeExport(exportId);
};
