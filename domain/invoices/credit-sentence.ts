import type { CreditNoteView } from './get-credit-note';
import { say, sayDay, type Words } from './words';

type Credit = Pick<CreditNoteView, 'totalMinor' | 'currency' | 'issuedOn'>;

/**
 * What is it worth to me? The first sentence of a credit note, for the client:
 * "$12.50 was taken off what you owe on Thursday 2 December 2010."
 */
export function creditSentence(note: Credit, words: Words): string {
  // What was taken back at no price is on record all the same.
  if (note.totalMinor === 0n) return words.t('creditNotes.client_nothing');
  return words.t('creditNotes.client', {
    amount: say(words, note.totalMinor, note.currency),
    day: sayDay(words, note.issuedOn, 'sentence'),
  });
}

/** The same for the firm: "Brightwater Ceramics LLC was credited $12.50 on Thu 2 Dec 2010." */
export function firmCreditSentence(
  note: Credit & { client: Pick<CreditNoteView['client'], 'name'> },
  words: Words,
): string {
  const client = note.client.name;
  if (note.totalMinor === 0n) return words.t('creditNotes.firm_nothing', { client });
  return words.t('creditNotes.firm', {
    client,
    amount: say(words, note.totalMinor, note.currency),
    day: sayDay(words, note.issuedOn, 'row'),
  });
}
