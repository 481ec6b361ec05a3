import type { Translate } from '@/lib/translator';
import type { HeldLine } from './held-lines';

/**
 * May this go out? The first sentence of a draft: "Two of four lines differ from what Lark & Loom signed up for. One still
 * has no reason." Null where nothing was agreed, or nothing is written yet.
 */
export function draftSentence(
  held: readonly (HeldLine | null)[],
  { t, client, locale }: { t: Translate; client: string; locale: string },
): string | null {
  const lines = held.filter((line) => line !== null);
  if (lines.length === 0) return null;
  const differing = lines.filter(({ kind }) => kind !== 'as_agreed').length;
  const unexplained = lines.filter((line) => line.unexplained).length;
  const number = (count: number) => t('invoices.number', { count });
  const values = { lines: lines.length, all: number(lines.length), client };
  if (differing === 0) return t('draftMarks.all_agreed', values);
  const differ = t('draftMarks.differ', {
    ...values,
    count: differing,
    number: large(number(differing), locale),
  });
  const reasons = t('draftMarks.reasons', {
    lines: lines.length,
    differing,
    unexplained,
    number: large(number(unexplained), locale),
  });
  return `${differ} ${reasons}`;
}

function large(word: string, locale: string): string {
  return word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1);
}
