import { finishDocument } from '@/domain/documents/finish-document';
import type { Handler } from '../handler';

/** `{ documentId }`: reads a staged document back, and makes it ready or refuses it. */
export const finishStagedDocument: Handler = async ({ documentId }) => {
  if (documentId) await finishDocument(documentId);
};
