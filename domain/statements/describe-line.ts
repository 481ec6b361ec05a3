import type { Translate } from '@/lib/translator';
import type { StatementLine, UnderWay } from './statement';

/** So many invoices are named; of more it is said how many they are. */
const NAMED = 4;

/** What a movement was, in words: 'Payment, Visa ···0092, invoices 1049 and 1052'. */
export function describeLine(
  line: Pick<
    StatementLine,
    'kind' | 'number' | 'title' | 'method' | 'instrument' | 'invoices' | 'unused'
  >,
  t: Translate,
  locale: string,
): string {
  const way = sayWay(line, t);
  return t('statements.line', {
    kind: line.kind,
    number: line.number ?? '',
    title: line.title ?? '',
    titled: line.title ? 'yes' : 'no',
    way,
    known: line.instrument ? 'card' : way ? 'way' : 'none',
    count: line.invoices.length,
    invoices: sayInvoices(line.invoices, t, locale),
    unused: line.unused ? 'yes' : 'no',
  });
}

/** How money moved: the card or account where it is known, else the way: 'Visa ···0092', 'bank transfer'. */
export function sayWay(
  { method, instrument }: Pick<StatementLine, 'method' | 'instrument'>,
  t: Translate,
): string {
  return instrument ?? (method ? t(`invoices.method.${method}`) : '');
}

/** '1049', '1049 and 1052', '12 invoices': what a payment was for, after the word "invoice" or "invoices". */
export function sayInvoices(numbers: UnderWay['invoices'], t: Translate, locale: string): string {
  return t('statements.invoices', {
    count: numbers.length,
    many: numbers.length > NAMED ? 'yes' : 'no',
    list: numbers.length > 1 ? listOf(numbers.slice(0, NAMED), locale) : (numbers[0] ?? ''),
  });
}

function listOf(numbers: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(numbers);
}
