import { type CsvCell, CSV_START, csvRow } from '@/lib/csv-row';
import { toDecimal } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import { AGES } from './ageing';
import { describeLine, sayInvoices, sayWay } from './describe-line';
import type { Statement } from './statement';

const COLUMNS = [
  'day',
  'kind',
  'number',
  'what',
  'billed',
  'credited',
  'balance',
  'closing',
  'currency',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/**
 * A statement as a file for programs, row by row: opening, every movement, closing; then what is on its way, and the closing
 * balance by age in a column of its own, so that each column can be summed. Amounts are plain decimals, days ISO 8601.
 */
export function* statementCsv(statement: Statement, t: Translate): Generator<string> {
  const { currency, from, to, locale, ageing } = statement;
  const figure = (amountMinor: bigint) => ({ figure: toDecimal({ amountMinor, currency }) });
  const write = (row: Row) => csvRow(COLUMNS.map((name) => row[name] ?? null));
  const kind = (name: string) => t('statements.csv_file.kinds', { kind: name });
  yield CSV_START + csvRow(COLUMNS.map((name) => t(`statements.csv_file.${name}`)));
  yield write({
    day: from,
    kind: kind('opening'),
    what: t('statements.opening'),
    balance: figure(statement.openingMinor),
    currency,
  });
  for (const line of statement.lines) {
    yield write({
      day: line.on,
      kind: kind(line.kind),
      number: line.number,
      what: describeLine(line, t, locale),
      [line.amountMinor > 0n ? 'billed' : 'credited']: figure(line.amountMinor),
      balance: figure(line.balanceMinor),
      currency,
    });
  }
  yield write({
    day: to,
    kind: kind('closing'),
    what: t('statements.closing'),
    balance: figure(statement.closingMinor),
    currency,
  });
  for (const { amountMinor, since, invoices, ...how } of statement.underWay) {
    yield write({
      day: since,
      kind: kind('under_way'),
      what: t('statements.csv_file.under_way', {
        amount: toDecimal({ amountMinor, currency }),
        way: sayWay(how, t),
        known: 'way',
        count: invoices.length,
        invoices: sayInvoices(invoices, t, locale),
      }),
      currency,
    });
  }
  const ages = [
    ...AGES.map((age) => [age, ageing.owed[age]] as const),
    ['unused', -ageing.unusedMinor] as const,
  ];
  for (const [age, amountMinor] of ages) {
    yield write({
      day: to,
      kind: kind('ageing'),
      what: t('statements.age', { age, unit: 'yes' }),
      closing: figure(amountMinor),
      currency,
    });
  }
}
