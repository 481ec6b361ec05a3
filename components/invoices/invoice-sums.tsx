import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { InvoiceView } from '@/domain/invoices/get-invoice';
import { taxText } from '@/lib/tax-text';
import { amountText, dayText, type Reading } from './reading';

/** The lines with their taxes, and from the total to what is left: what was paid, went back, was credited, and is on its way. */
export function InvoiceSums({
  invoice: { facts, status, timeline, lines, taxes },
  reading,
}: {
  invoice: Pick<InvoiceView, 'facts' | 'status' | 'timeline' | 'lines' | 'taxes'>;
  reading: Reading;
}) {
  const whole = useTranslations();
  const t = useTranslations('invoices.page');
  const since = timeline.find((entry) => entry.kind === 'payment' && entry.state === 'processing');
  const moves: [string, bigint][] = [
    [t('paid'), -(facts.paidMinor + facts.refundedMinor)],
    [t('back'), facts.refundedMinor],
    [t('credited'), -facts.creditedMinor],
    [t('clearing', { day: dayText(reading, since?.on ?? null, 'short') }), -facts.clearingMinor],
  ];
  const moved = moves.filter(([, amountMinor]) => amountMinor !== 0n);
  const isOwed = status.kind !== 'draft' && status.kind !== 'void' && moved.length > 0;
  const money = (amountMinor: bigint) => amountText(reading, amountMinor, facts.currency);
  const tongue = { t: whole, currency: facts.currency, locale: reading.locale };
  const linesMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return (
    <dl className="text-body">
      {taxes.length > 0 && <Sum term={whole('taxes.lines')} amount={money(linesMinor)} />}
      {taxes.map((tax, place) => (
        <Sum key={place} term={taxText(tax, tongue)} amount={money(tax.taxMinor)} />
      ))}
      <Sum term={t('total')} amount={money(facts.totalMinor)} final={!isOwed} />
      {moved.map(([term, amountMinor]) => (
        <Sum key={term} term={term} amount={money(amountMinor)} />
      ))}
      {isOwed && <Sum term={t('left')} amount={money(status.leftMinor)} final />}
    </dl>
  );
}

/** One sum under the lines, in a `dl`; the final one is what counts. */
export function Sum({
  term,
  amount,
  final = false,
}: {
  term: string;
  amount: string;
  final?: boolean;
}) {
  return (
    <div
      className={clsx(
        'flex justify-between gap-4 border-t border-line px-card py-3 tabular-nums max-sm:border-t-0 max-sm:py-1.5 max-sm:first:border-t max-sm:first:pt-3.5 max-sm:last:pb-3.5',
        final ? 'font-strong' : 'text-small text-ink-2',
      )}
    >
      <dt className="min-w-0 wrap-anywhere">{term}</dt>
      <dd className={clsx('whitespace-nowrap', final && 'text-[1.0625rem]')}>{amount}</dd>
    </div>
  );
}
