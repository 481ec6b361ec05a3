import { currencyExponent, formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import type { CauseReader } from './cause-words';
import { type AmountBand, BAND_ENDS, type Measure } from './measure';
import { tryKind } from './tries';

/** The pages that the catalogue has words for; another is told by its address. */
const PAGE_WORDS = {
  '/': 'home',
  '/invoices': 'invoices',
  '/invoices/*': 'invoice',
  '/invoices/pay': 'pay',
  '/invoices/paid': 'paid',
  '/documents': 'documents',
  '/documents/*': 'document',
  '/requests/*': 'request',
  '/search': 'search',
  '/statements': 'statements',
  '/agreements/*': 'agreement',
  '/receipts/*': 'receipt',
  '/credit-notes/*': 'credit_note',
  '/people': 'people',
  '/people/new': 'invite',
  '/history': 'history',
  '/security': 'security',
} as const;

/** From and to what a bill of a band comes, in whole units of the firm's currency. */
const BAND_BOUNDS: Record<AmountBand, readonly [from: number, end: number]> = {
  small: [0, BAND_ENDS.small],
  medium: [BAND_ENDS.small, BAND_ENDS.medium],
  large: [BAND_ENDS.medium, BAND_ENDS.large],
  huge: [BAND_ENDS.large, 0],
  other: [0, 0],
};

/** What a measure is narrowed to: "the page to pay", "under $250.00". */
export function narrowedName(
  { by, to }: NonNullable<Measure['narrowed']>,
  t: Translate,
  { locale, currency }: CauseReader,
): string {
  if (by === 'page') {
    const page = Object.entries(PAGE_WORDS).find(([path]) => path === to)?.[1];
    return page ? t(`causes.pages.${page}`) : to;
  }
  if (by === 'amount') {
    const sum = (units: number) =>
      formatMoney(
        { amountMinor: BigInt(units) * 10n ** BigInt(currencyExponent(currency)), currency },
        locale,
      );
    const band = to as AmountBand;
    const [from, end] = BAND_BOUNDS[band];
    return t(`causes.amounts.${band}`, { from: sum(from), end: sum(end) });
  }
  return by === 'category'
    ? t(`documents.category.${to as 'tax'}`)
    : t(`causes.topics.${to as 'billing'}`);
}

/** The rules of a measure in words, and where alone. */
export function measureWords(
  { tries, rules, narrowed }: Measure,
  t: Translate,
  reader: CauseReader,
): { rules: string; where: string | null } {
  const isAll = rules.length > 1 && rules.length === tryKind(tries).rules.length;
  const named = rules.map((rule) => t(`friction.rules.${rule}.name`));
  return {
    rules: isAll ? t(`causes.any_of.${tries}`) : named.join(', '),
    where:
      narrowed && t(`causes.where.${narrowed.by}`, { what: narrowedName(narrowed, t, reader) }),
  };
}
