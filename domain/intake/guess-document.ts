import type { DocumentForm } from '../documents/category';
import type { DocumentCategory } from '@/lib/document-category';
import { titleOf } from './clean-filename';

export type Guess = {
  title: string;
  category: DocumentCategory;
  year: number;
  /** One person's wages: it is for that person alone unless staff say otherwise. */
  personal: boolean;
  form: DocumentForm | null;
};

type Rule = { category: DocumentCategory; form?: DocumentForm; says: RegExp };

/** The first that fits is taken: what is most telling stands first. */
const RULES: readonly Rule[] = [
  { category: 'payroll', form: 'w2', says: /\bw[- ]?2c?\b|wage and tax statement/i },
  {
    category: 'payroll',
    says: /\bw-?2s\b|\bform 94[0145]\b|\b94[0145]\b|payroll|pay ?stub|payslip|зарплат|給与/i,
  },
  {
    category: 'contract',
    says: /\bnda\b|non-?disclosure|agreement|engagement|contract|договор|契約/i,
  },
  {
    category: 'tax',
    says: /\b(1099|1098|1095|1065|1120s?|1040|k-?1|w-?9)\b|\btax (return|form)|налог|確定申告/i,
  },
  { category: 'identity', says: /passport|driver.?s? licen[cs]e|\bid card\b|паспорт|旅券/i },
  {
    category: 'statement',
    says: /statement|invoice|trial balance|balance sheet|profit and loss|выписка|счет|счёт|試算表|請求書/i,
  },
];

const YEARS_BACK = 15;

/**
 * What a file probably is, from its name first and then from the text of its first pages. A guess for staff to check:
 * nothing is published by it.
 *
 * @param thisYear the calendar year that it is for the firm
 */
export function guessDocument(filename: string, text: string, thisYear: number): Guess {
  const name = titleOf(filename).replace(/[-.]+/g, (mark) => (mark.length > 1 ? ' ' : mark));
  const rule =
    RULES.find(({ says }) => says.test(name)) ?? RULES.find(({ says }) => says.test(text));
  return {
    title: titleOf(filename),
    category: rule?.category ?? 'other',
    year: yearIn(name, thisYear) ?? yearIn(text, thisYear) ?? thisYear,
    personal: rule?.form === 'w2',
    form: rule?.form ?? null,
  };
}

/** The year that is named most often; of equals the first. */
function yearIn(text: string, thisYear: number): number | null {
  const counts = new Map<number, number>();
  for (const [found] of text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)) {
    const year = Number(found);
    if (year > thisYear + 1 || year < thisYear - YEARS_BACK) continue;
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}
