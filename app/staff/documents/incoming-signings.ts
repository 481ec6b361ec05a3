import type { IncomingDocument } from '@/domain/intake/list-incoming';
import type { Words } from '@/domain/invoices/words';
import { plannedSentence } from '@/domain/signing/sentences';

/** Who will be asked to sign which of the files, as a sentence, by its id. */
export function incomingSignings(
  documents: readonly IncomingDocument[],
  words: Words,
): Record<string, string> {
  return Object.fromEntries(
    documents.flatMap(({ id, signing }) =>
      signing ? [[id, plannedSentence(signing, words)]] : [],
    ),
  );
}
