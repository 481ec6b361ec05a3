import type { LockedQuestion } from './lock-question';

/** What a sentence about a question calls it: the invoice by its number, the line by what it is for. */
export function namesOf({ invoice, line }: Pick<LockedQuestion, 'invoice' | 'line'>): {
  number: string;
  about: 'line' | 'whole';
  line: string;
} {
  return {
    number: invoice.number ?? '',
    about: line === null ? 'whole' : 'line',
    line: line ?? '',
  };
}
