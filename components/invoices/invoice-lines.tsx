import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LineMark } from '@/components/agreements/line-mark';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/values';
import type { LineView } from '@/domain/invoices/get-invoice';
import { formatQuantity } from '@/lib/quantity';
import { formatRate } from '@/lib/tax';
import { amountText, type Reading } from './reading';

/** More than these and a page is no answer any more: the rest is folded away. */
const SHOWN = 20;
/** So few more are not worth folding. */
const SPARED = 5;

/** In thousandths. */
const ONE = 1000n;

type Props = {
  lines: readonly LineView[];
  currency: string;
  reading: Reading;
  /** What was asked about a line, and the way to ask, under it. */
  questionsOf?: (line: LineView) => ReactNode;
};

/** What a bill is for, line by line, and the sums under it. */
export function InvoiceLines({
  lines,
  currency,
  reading,
  questionsOf,
  sums,
}: Props & { sums: ReactNode }) {
  const t = useTranslations('invoices.page');
  const shown = lines.length > SHOWN + SPARED ? lines.slice(0, SHOWN) : lines;
  const folded = lines.slice(shown.length);
  const shared = { currency, reading, ...(questionsOf && { questionsOf }) };
  return (
    <Card>
      <LineTable lines={shown} {...shared} headed />
      {folded.length > 0 && (
        <details className="group border-t border-line">
          <summary className="ring-inside cursor-pointer px-card py-row text-small group-open:hidden">
            <span className="link">{t('more_lines', { count: folded.length })}</span>
          </summary>
          <LineTable lines={folded} {...shared} />
        </details>
      )}
      {sums}
    </Card>
  );
}

// Figures keep apart also where the words of a line want all the room.
const CELL = 'align-top sm:px-2 sm:py-row sm:first:pl-card sm:last:pl-8 sm:last:pr-card';

/** A table that becomes a list on a phone: name and amount, then the rest, the quantity on a line of its own. */
function LineTable({
  lines,
  currency,
  reading,
  questionsOf,
  headed = false,
}: Props & { headed?: boolean }) {
  const t = useTranslations('invoices.page');
  const tax = useTranslations('taxes');
  const head = 'px-2 py-2.5 font-normal text-ink-2 first:pl-card last:pl-8 last:pr-card';
  return (
    <table role="table" className="w-full border-collapse text-body">
      <caption className="sr-only">{t('for')}</caption>
      <thead role="rowgroup" className={headed ? 'text-[0.8125rem] max-sm:sr-only' : 'sr-only'}>
        <tr role="row">
          <th role="columnheader" scope="col" className={`${head} text-left`}>
            {t('work')}
          </th>
          <th role="columnheader" scope="col" className={`${head} text-right`}>
            {t('quantity')}
          </th>
          <th role="columnheader" scope="col" className={`${head} text-right`}>
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr
            key={line.id}
            role="row"
            className="border-t border-line max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-4 max-sm:px-card max-sm:py-3.5 max-sm:first:border-t-0"
          >
            <td role="cell" className={`${CELL} wrap-anywhere max-sm:contents`}>
              <div className="min-w-0">
                <span className="font-name">{line.description}</span>
                {line.detail && (
                  <span className="block text-small whitespace-pre-line text-ink-2">
                    {line.detail}
                  </span>
                )}
              </div>
              {(line.mark || line.taxRateMilli !== null || questionsOf) && (
                <div className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 max-sm:order-4 max-sm:col-span-2 max-sm:justify-between">
                  <LineMark line={line} />
                  {line.taxRateMilli !== null && (
                    <span className="text-small text-ink-2">
                      {tax('at', { rate: formatRate(line.taxRateMilli, reading.locale) })}
                    </span>
                  )}
                  {questionsOf?.(line)}
                </div>
              )}
            </td>
            <td
              role="cell"
              className={clsx(
                CELL,
                'text-right text-small leading-6 text-ink-2 tabular-nums max-sm:order-3 max-sm:col-span-2 max-sm:text-left max-sm:leading-5',
                line.quantityMilli === ONE && 'max-sm:hidden',
              )}
            >
              <Quantity line={line} currency={currency} reading={reading} />
            </td>
            <td role="cell" className={`${CELL} text-right font-strong`}>
              <Money text={amountText(reading, line.amountMinor, currency)} column />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Quantity({
  line,
  currency,
  reading,
}: { line: LineView } & Pick<Props, 'currency' | 'reading'>) {
  const t = useTranslations('invoices.page');
  const quantity = formatQuantity(line.quantityMilli, reading.locale);
  if (line.quantityMilli === ONE) return quantity;
  return (
    <span className="whitespace-nowrap">
      {t('times', { quantity, price: amountText(reading, line.unitMinor, currency) })}
    </span>
  );
}
