import type { Day } from '@/lib/clock';
import { formatDay, type DayStyle } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';

/** What a sentence is written with: the catalogue, the reader's locale, and the firm's day. */
export type Words = { t: Translate; locale: string; today: Day };

/** An amount in words that don't break. */
export function say(words: Words, amountMinor: bigint, currency: string): string {
  return formatMoney({ amountMinor, currency }, words.locale);
}

/** A day; empty where there is none, which the catalogue's sentences allow for. */
export function sayDay(words: Words, day: Day | null, style: DayStyle): string {
  return day ? formatDay(day, { style, today: words.today, locale: words.locale }) : '';
}

/** A count in words up to ten, in figures from there: 'three', '11'. */
export function sayNumber({ t }: Words, count: number): string {
  return t('invoices.number', { count });
}

/** The sentence with its first letter large, for one that begins with a count. */
export function asSentence(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
