import { indexWords } from '@/domain/words/index-words';
import { sweepWords } from '@/domain/words/sweep-words';
import type { Handler } from '../handler';

/** `{ documentId }`: makes a document's text findable. By the clock: asks for those that are not, and clears what is left over. */
export const indexDocumentWords: Handler = async ({ documentId }) => {
  if (documentId) await indexWords(documentId);
  else await sweepWords();
};
