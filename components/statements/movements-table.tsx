import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { dayText, type Reading } from '@/components/invoices/reading';
import { Card } from '@/components/ui/card';
import { Cell, type Column, LEADS_ON_PHONE, Table, TableRow } from '@/components/ui/table';
import { DayText } from '@/components/ui/values';
import type { Earlier } from '@/domain/statements/earlier';
import type { Statement, StatementLine } from '@/domain/statements/statement';
import type { Day } from '@/lib/clock';
import { formatMoney } from '@/lib/money';

type Shown = {
  key: string;
  /** None for what stands for several days. */
  day: Day | null;
  what: string;
  href: string | null;
  billedMinor: bigint | null;
  creditedMinor: bigint | null;
  balanceMinor: bigint;
  strong?: boolean;
};

/** Where a movement is looked at, by who looks. */
const PLACES = { client: '', firm: '/staff' };
const KINDS = { invoice: 'invoices', receipt: 'receipts', credit_note: 'credit-notes' };

/** Opening, movements, closing. On a phone what moved and the balance after it stand one below the other. */
export function MovementsTable({
  statement,
  earlier,
  words,
  reader,
  reading,
}: {
  statement: Statement;
  /** Movements that are not shown; null where all are. */
  earlier: Earlier | null;
  /** What each movement was, in the order of the statement's lines. */
  words: readonly string[];
  reader: keyof typeof PLACES;
  reading: Reading;
}) {
  const t = useTranslations('statements');
  const columns: Column[] = [
    { key: 'day', label: t('day'), className: WIDE },
    { key: 'what', label: t('what'), className: FIRST_ON_PHONE },
    { key: 'billed', label: t('billed'), numeric: true, className: WIDE },
    { key: 'credited', label: t('credited'), numeric: true, className: WIDE },
    { key: 'balance', label: t('balance'), numeric: true },
  ];
  const rows: Shown[] = [
    {
      key: 'opening',
      day: statement.from,
      what: t('opening'),
      href: null,
      billedMinor: null,
      creditedMinor: null,
      balanceMinor: statement.openingMinor,
      strong: true,
    },
    ...(earlier
      ? [
          {
            ...earlier,
            key: 'earlier',
            day: null,
            what: t('brought_forward', { count: earlier.count }),
            href: null,
          },
        ]
      : []),
    ...statement.lines.map((line, place) => shownLine(line, words[place] ?? '', place, reader)),
  ];
  const closing: Shown = {
    key: 'closing',
    day: statement.to,
    what: t('closing'),
    href: null,
    billedMinor: statement.billedMinor,
    creditedMinor: statement.creditedMinor,
    balanceMinor: statement.closingMinor,
    strong: true,
  };
  const row = (shown: Shown) => (
    <MovementRow key={shown.key} shown={shown} currency={statement.currency} reading={reading} />
  );
  return (
    <Card>
      <Table caption={t('caption')} columns={columns}>
        {rows.map(row)}
        {statement.lineCount === 0 && (
          <TableRow>
            <Cell className={WIDE} />
            <Cell quiet className={FIRST_ON_PHONE}>
              {t('nothing_moved')}
            </Cell>
            <Cell className={WIDE} />
            <Cell className={WIDE} />
            <Cell />
          </TableRow>
        )}
        {row(closing)}
      </Table>
    </Card>
  );
}

const WIDE = 'max-sm:hidden';
/** The day's column stands before it, but not on a phone. */
const FIRST_ON_PHONE = clsx('max-sm:order-none!', LEADS_ON_PHONE);

function shownLine(
  { link, amountMinor, balanceMinor, on }: StatementLine,
  what: string,
  place: number,
  reader: keyof typeof PLACES,
): Shown {
  return {
    key: String(place),
    day: on,
    what,
    href: link && `${PLACES[reader]}/${KINDS[link.kind]}/${link.id}`,
    billedMinor: amountMinor > 0n ? amountMinor : null,
    creditedMinor: amountMinor > 0n ? null : amountMinor,
    balanceMinor,
  };
}

function MovementRow({
  shown: { day, what, href, billedMinor, creditedMinor, balanceMinor, strong = false },
  currency,
  reading,
}: {
  shown: Shown;
  currency: string;
  reading: Reading;
}) {
  const t = useTranslations('statements');
  const say = (amountMinor: bigint | null) =>
    amountMinor === null ? '' : formatMoney({ amountMinor, currency }, reading.locale);
  const when = day && <DayText day={day} text={dayText(reading, day, 'short')} />;
  const moved = [billedMinor, creditedMinor].map(say).filter(Boolean);
  const weight = strong && 'font-strong';
  return (
    <TableRow>
      <Cell quiet={!strong} className={clsx(WIDE, 'whitespace-nowrap', weight)}>
        {when}
      </Cell>
      <Cell
        className={clsx('wrap-anywhere', FIRST_ON_PHONE, weight)}
        detail={
          <span className="sm:hidden">
            {when}
            {when && moved.length > 0 && ' · '}
            {moved.join(', ')}
          </span>
        }
      >
        {href ? (
          <a href={href} className="link">
            {what}
          </a>
        ) : (
          what
        )}
      </Cell>
      <Cell numeric className={clsx(WIDE, 'whitespace-nowrap')}>
        {say(billedMinor)}
      </Cell>
      <Cell numeric className={clsx(WIDE, 'whitespace-nowrap')}>
        {say(creditedMinor)}
      </Cell>
      <Cell numeric className={clsx('align-top whitespace-nowrap sm:align-middle', weight)}>
        <span className="sr-only sm:hidden">{t('balance')} </span>
        {say(balanceMinor)}
      </Cell>
    </TableRow>
  );
}
