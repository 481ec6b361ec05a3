import { makePreview } from '@/domain/previews/make-preview';
import { sweepPreviews } from '@/domain/previews/sweep-previews';
import type { Handler } from '../handler';

/** `{ documentId }`: draws what stands for a sensitive document. By the clock: asks for those that are not drawn. */
export const drawPreview: Handler = async ({ documentId }) => {
  if (documentId) await makePreview(documentId);
  else await sweepPreviews();
};
