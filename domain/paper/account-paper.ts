import { AGES } from '@/domain/statements/ageing';
import { earlierOf } from '@/domain/statements/earlier';
import { describeLine, sayInvoices, sayWay } from '@/domain/statements/describe-line';
import type { Statement } from '@/domain/statements/statement';
import { statementSentence } from '@/domain/statements/statement-sentence';
import { type Day, dayIn, now } from '@/lib/clock';
import { type DayStyle, formatDay, formatTime, formatZone } from '@/lib/dates';
import { env } from '@/lib/env';
import { firstName } from '@/lib/first-name';
import { currencyName, formatFigure, formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import { clientFact, type Parties, personFact } from './find-parties';
import type { PaperFact } from './paper-frame';
import type { AccountPaper, AccountRow } from './statement-paper';

/** No year is "this one" on paper, which is read years later. */
const NO_YEAR: Day = '0001-01-01';
/** So many due days stand at the foot. */
const DUE_DAYS = 2;

type Written = {
  statement: Statement;
  t: Translate;
  say: (amountMinor: bigint) => string;
  /** Without the symbol: '−95.00'; empty for nothing told. */
  figure: (amountMinor: bigint) => string;
  day: (day: Day, style: DayStyle) => string;
};

/** One account as it is printed; of other currencies and their pages it knows nothing. */
export function accountPaper(
  statement: Statement,
  parties: Parties,
  t: Translate,
): Omit<AccountPaper, 'others'> {
  const { currency, from, to, locale, today, closingMinor } = statement;
  const oneYear = from.slice(0, 4) === to.slice(0, 4);
  const written: Written = {
    statement,
    t,
    say: (amountMinor) => formatMoney({ amountMinor, currency }, locale),
    figure: (amountMinor) =>
      (amountMinor < 0n ? '\u2212' : '') + formatFigure({ amountMinor, currency }, locale),
    day: (day, style) => formatDay(day, { style, today: oneYear ? to : NO_YEAR, locale }),
  };
  const name = currencyName(currency, locale);
  const { say, day, figure } = written;
  return {
    currency: name,
    span: t('statements.paper.span', {
      from: formatDay(from, { style: 'short', today: to, locale }),
      to: formatDay(to, { style: 'short', today: NO_YEAR, locale }),
      currency: name,
    }),
    sentence: statementSentence(statement, { t, locale, today }, 'client'),
    facts: factsOf(statement, parties, t),
    dayLabel: oneYear ? to.slice(0, 4) : t('statements.day'),
    opening: {
      ...row(day(from, 'short'), t('statements.opening')),
      balance: figure(statement.openingMinor),
    },
    rows: rowsOf(written),
    closing: {
      day: day(to, 'short'),
      what: t('statements.closing'),
      billed: say(statement.billedMinor),
      credited: say(statement.creditedMinor),
      balance: say(closingMinor),
    },
    underWay: underWayOf(written),
    ages: agesOf(written),
    foot: footOf(written, parties),
  };
}

function row(day: string, what: string): AccountRow {
  return { day, what, billed: '', credited: '', balance: '' };
}

/** The movements; where there are more of them than are printed, a row stands for the earlier ones. */
function rowsOf({ statement, t, figure, day }: Written): AccountRow[] {
  const { lines, from } = statement;
  const earlier = earlierOf(statement);
  const forward = earlier && {
    day: day(from, 'short'),
    what: t('statements.brought_forward', { count: earlier.count }),
    billed: figure(earlier.billedMinor),
    credited: figure(earlier.creditedMinor),
    balance: figure(earlier.balanceMinor),
  };
  const rows = lines.map((line) => ({
    ...row(day(line.on, 'short'), describeLine(line, t, statement.locale)),
    [line.amountMinor > 0n ? 'billed' : 'credited']: figure(line.amountMinor),
    balance: figure(line.balanceMinor),
  }));
  return forward ? [forward, ...rows] : rows;
}

function factsOf({ locale, zone }: Statement, parties: Parties, t: Translate): PaperFact[] {
  const at = now();
  return [
    clientFact(t('statements.paper.for'), parties),
    {
      label: t('statements.paper.made'),
      lines: [
        formatDay(dayIn(zone, at), { style: 'row', today: NO_YEAR, locale }),
        `${formatTime(at, zone, locale)} ${formatZone(zone, locale, at)}`,
      ],
    },
    personFact(t('paper.person'), parties),
  ];
}

function underWayOf({ statement, t, say, day }: Written): AccountPaper['underWay'] {
  const { underWay, closingMinor, locale } = statement;
  if (underWay.length === 0) return null;
  const sum = underWay.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const left = closingMinor - sum;
  return {
    texts: underWay.map(({ amountMinor, since, expectedOn, invoices, ...how }) => ({
      strong: t('statements.paper.under_way', { amount: say(amountMinor) }),
      rest: t('statements.paper.under_way_rest', {
        way: sayWay(how, t),
        count: invoices.length,
        invoices: sayInvoices(invoices, t, locale),
        since: day(since, 'short'),
        known: expectedOn ? 'yes' : 'no',
        day: expectedOn ? day(expectedOn, 'row') : '',
      }),
    })),
    sums: [
      { label: t('statements.closing'), amount: say(closingMinor) },
      { label: t('statements.on_its_way'), amount: say(-sum) },
      {
        label: t(left < 0n ? 'statements.then_favour' : 'statements.then_left'),
        amount: say(left < 0n ? -left : left),
      },
    ],
  };
}

function agesOf({ statement: { ageing }, t, say }: Written): AccountPaper['ages'] {
  const name = (age: string) => t('statements.age', { age, unit: 'no' });
  return [
    ...AGES.map((age) => ({ label: name(age), amount: say(ageing.owed[age]) })),
    { label: name('unused'), amount: say(-ageing.unusedMinor) },
    { label: name('together'), amount: say(ageing.togetherMinor) },
  ];
}

/** Until when what is open is to be paid, which is of use while the statement is of today; and whom to ask. */
function footOf({ statement, t, day }: Written, { person, firm }: Parties): string[] {
  const { due, to, today, locale } = statement;
  const ahead = to === today ? due.filter(({ on }) => on >= today) : [];
  const days = ahead.slice(0, DUE_DAYS).map(({ on, count, numbers }) =>
    t('statements.paper.to_pay_day', {
      day: day(on, 'row'),
      numbers: new Intl.ListFormat(locale).format(numbers),
      more: count > numbers.length ? 'yes' : 'no',
    }),
  );
  return [
    days.length > 0 &&
      t('statements.paper.to_pay', {
        days: new Intl.ListFormat(locale).format(days),
        portal: new URL(env().NEXTAUTH_URL).host,
      }),
    t('statements.paper.ask', {
      name: firstName(person.name),
      hours: Math.max(1, Math.ceil(firm.replyMinutes / 60)),
    }),
  ].filter((text) => text !== false);
}
