import { formatMoney } from '@/lib/money';
import type { TaxSum } from '@/lib/tax';
import { taxText } from '@/lib/tax-text';
import type { Translate } from '@/lib/translator';
import type { InvoicePaper } from './invoice-paper';

/** What the sums of a printed bill are drawn from, in minor units of its currency. */
export type PrintedSums = {
  currency: string;
  lines: readonly { amountMinor: bigint }[];
  taxes: readonly TaxSum[];
  totalMinor: bigint;
  paidMinor: bigint;
  creditedMinor: bigint;
  clearingMinor: bigint;
  leftMinor: bigint;
};

/** The sums under the table: lines and taxes where there is a tax, the total, what was paid of it, and what is left. */
export function invoiceTotals(
  bill: PrintedSums,
  { t, locale }: { t: Translate; locale: string },
): InvoicePaper['totals'] {
  const { currency, lines, taxes } = bill;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const linesMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const parts = [
    { label: t('paper.credited'), amountMinor: -bill.creditedMinor },
    { label: t('paper.paid'), amountMinor: -bill.paidMinor },
    { label: t('paper.clearing'), amountMinor: -bill.clearingMinor },
  ].filter(({ amountMinor }) => amountMinor !== 0n);
  const untouched = parts.length === 0 && bill.leftMinor > 0n;
  return [
    ...(taxes.length > 0 ? [{ label: t('taxes.lines'), amount: say(linesMinor) }] : []),
    ...taxes.map((tax) => ({
      label: taxText(tax, { t, currency, locale }),
      amount: say(tax.taxMinor),
    })),
    { label: t(untouched ? 'paper.total_to_pay' : 'paper.total'), amount: say(bill.totalMinor) },
    ...parts.map(({ label, amountMinor }) => ({ label, amount: say(amountMinor) })),
    ...(parts.length > 0 ? [{ label: t('paper.left'), amount: say(bill.leftMinor) }] : []),
  ];
}
