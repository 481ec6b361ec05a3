import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/values';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import { amountText, type Reading } from './reading';

/** What is left to pay of a bill in a list, and of how much where that is a part of it. */
export function LeftOf({
  row: { facts, status },
  reading,
}: {
  row: Pick<InvoiceRow, 'facts' | 'status'>;
  reading: Reading;
}) {
  const t = useTranslations('invoices.list');
  return (
    <>
      <Money text={amountText(reading, status.leftMinor, facts.currency)} column />
      {status.leftMinor !== facts.totalMinor && (
        <span className="block text-small font-normal text-ink-2">
          {t('of', { amount: amountText(reading, facts.totalMinor, facts.currency) })}
        </span>
      )}
    </>
  );
}
