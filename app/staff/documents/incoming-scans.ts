import type { IncomingDocument } from '@/domain/intake/list-incoming';
import { scanSentence } from '@/domain/intake/scan-sentence';
import type { Words } from '@/domain/invoices/words';

const STATES = { reading: 'staging', held: 'staging', stopped: 'refused' } as const;

/** How each of the files was scanned, as a sentence, by its id. */
export function incomingScans(
  documents: readonly IncomingDocument[],
  words: Words,
  zone: string,
): Record<string, string> {
  return Object.fromEntries(
    documents.flatMap(({ id, group, scan }) => {
      const state = group === 'check' || group === 'ready' ? 'other' : STATES[group];
      const sentence = scanSentence(scan, state, words, zone);
      return sentence ? [[id, sentence]] : [];
    }),
  );
}
