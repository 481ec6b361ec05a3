import { finishDocument } from '@/domain/intake/finish-document';
import { sweepStaging } from '@/domain/intake/sweep-staging';
import type { Handler } from '../handler';

/** `{ documentId }`: reads a staged document back, and makes it ready or refuses it. By the clock: looks for forgotten ones. */
export const finishStagedDocument: Handler = async ({ documentId }) => {
  if (documentId) await finishDocument(documentId);
  else await sweepStaging();
};
