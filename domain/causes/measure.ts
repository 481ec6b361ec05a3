import { PortalError } from '@/lib/errors';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import { isRuleName, type RuleName } from '../friction/rules';
import { isTryName, type Narrowing, NARROWINGS, triesOf, tryKind, type TryName } from './tries';

/** By what a cause is measured: in how many tries of a kind one of these rules spoke, anywhere or only there. */
export type Measure = {
  tries: TryName;
  rules: RuleName[];
  narrowed: { by: Narrowing; to: string } | null;
};

/** Bills by what they come to, in the firm's currency, and all others. */
export const AMOUNT_BANDS = ['small', 'medium', 'large', 'huge', 'other'] as const;
export type AmountBand = (typeof AMOUNT_BANDS)[number];

/** Where each band but the last two ends, in whole units of the firm's currency. */
export const BAND_ENDS = { small: 250, medium: 1_000, large: 5_000 } as const;

/** What a contact can be about, as the log knows it. */
export const TOPICS = ['billing', 'payment', 'document', 'access', 'other'] as const;

/** The client's pages by their pattern, as `app.page_pattern` writes them. */
export const PAGES = [
  '/',
  '/invoices',
  '/invoices/*',
  '/invoices/pay',
  '/invoices/paid',
  '/documents',
  '/documents/*',
  '/requests/*',
  '/search',
  '/statements',
  '/agreements/*',
  '/receipts/*',
  '/credit-notes/*',
  '/people',
  '/people/new',
  '/history',
  '/security',
] as const;

/** To what a measure can be narrowed, by what. */
export const NARROWED_TO: Readonly<Record<Narrowing, readonly string[]>> = {
  page: PAGES,
  category: DOCUMENT_CATEGORIES,
  amount: AMOUNT_BANDS,
  topic: TOPICS,
};

/** What a form says of a measure: a rule, or all of a kind of tries; and `page:/invoices/pay` or nothing. */
export type MeasureText = { measured: string; where: string };

/**
 * The measure that a form asks for; null for none.
 * @throws PortalError invalid by field: there is no such thing, or it does not go together
 */
export function readMeasure({ measured, where }: MeasureText): Measure | null {
  if (measured === '' && where === '') return null;
  const counted = readCounted(measured);
  if (!counted)
    throw wrong('measured', measured === '' ? 'causes.errors.measured' : 'errors.invalid');
  if (where === '') return { ...counted, narrowed: null };
  const cut = where.indexOf(':');
  const by = NARROWINGS.find((each) => each === where.slice(0, cut));
  const to = where.slice(cut + 1);
  if (!by || !(NARROWED_TO[by].includes(to) || (by === 'page' && isPattern(to)))) {
    throw wrong('where', 'errors.invalid');
  }
  if (tryKind(counted.tries).narrows !== by) throw wrong('where', 'causes.errors.where');
  return { ...counted, narrowed: { by, to } };
}

/** As the form says it. */
export function measureText(measure: Measure | null): MeasureText {
  if (!measure) return { measured: '', where: '' };
  const { tries, rules, narrowed } = measure;
  const [rule] = rules;
  return {
    measured: rules.length === 1 && rule ? rule : tries,
    where: narrowed ? `${narrowed.by}:${narrowed.to}` : '',
  };
}

/** A measure as the row has it; null for what a later version has written. */
export function measureOfRow(row: {
  tries: string | null;
  rules: readonly string[];
  narrowedBy: string | null;
  narrowedTo: string | null;
}): Measure | null {
  if (!row.tries || !isTryName(row.tries)) return null;
  const by = NARROWINGS.find((each) => each === row.narrowedBy);
  return {
    tries: row.tries,
    rules: row.rules.filter(isRuleName),
    narrowed: by && row.narrowedTo !== null ? { by, to: row.narrowedTo } : null,
  };
}

function readCounted(measured: string): Omit<Measure, 'narrowed'> | null {
  if (isRuleName(measured)) return { tries: triesOf(measured), rules: [measured] };
  if (isTryName(measured)) return { tries: measured, rules: [...tryKind(measured).rules] };
  return null;
}

/** A page that the list above does not know, as the log shows it. */
function isPattern(page: string): boolean {
  return /^\/[\w\-./*]{0,120}$/.test(page);
}

function wrong(field: string, key: string): PortalError {
  return new PortalError('invalid', 'errors.invalid', { fields: { [field]: key } });
}
