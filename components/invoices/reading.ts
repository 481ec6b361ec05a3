import type { InvoiceChipState } from '@/components/ui/state-chip';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import type { Day } from '@/lib/clock';
import { formatDay, type DayStyle } from '@/lib/dates';
import { formatMoney } from '@/lib/money';

/** How amounts and days are written for whoever reads. */
export type Reading = { locale: string; today: Day };

export function amountText(reading: Reading, amountMinor: bigint, currency: string): string {
  return formatMoney({ amountMinor, currency }, reading.locale);
}

/** Empty where there is no day: the catalogue's sentences allow for it. */
export function dayText(reading: Reading, day: Day | null, style: DayStyle = 'row'): string {
  return day ? formatDay(day, { style, ...reading }) : '';
}

/** The day on which an invoice was settled, and how; null while it is not. */
export function closing({
  facts,
  status,
}: Pick<InvoiceRow, 'facts' | 'status'>): { how: InvoiceChipState; on: Day | null } | null {
  switch (status.kind) {
    case 'paid':
      return { how: 'paid', on: facts.paidOn };
    case 'refunded':
      return { how: 'refunded', on: facts.refundedOn };
    case 'credited':
      return { how: 'credited', on: facts.creditedOn };
    case 'void':
      return { how: 'void', on: facts.voidedOn };
    default:
      return null;
  }
}
