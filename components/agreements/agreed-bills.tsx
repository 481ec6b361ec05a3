import { useTranslations } from 'next-intl';
import { amountText, dayText, type Reading } from '@/components/invoices/reading';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Money } from '@/components/ui/values';
import type { AgreedBill } from '@/domain/agreements/get-agreement';

/** The bills that came of an agreement, the newest first. */
export function AgreedBills({
  bills,
  more,
  reading,
}: {
  bills: readonly AgreedBill[];
  /** There are older ones that are not shown. */
  more: boolean;
  reading: Reading;
}) {
  const t = useTranslations();
  return (
    <Card>
      {bills.length === 0 ? (
        <EmptyLine icon="receipt-text">{t('agreements.client.no_bills')}</EmptyLine>
      ) : (
        <List label={t('agreements.client.bills')}>
          {bills.map((bill) => (
            <Row
              key={bill.id}
              href={`/invoices/${bill.id}`}
              title={bill.title}
              detail={`${t('invoices.one', { number: bill.number })} · ${dayText(reading, bill.issuedOn)}`}
              amount={<Money text={amountText(reading, bill.totalMinor, bill.currency)} column />}
            />
          ))}
        </List>
      )}
      {more && (
        <p className="border-t border-line px-card py-3 text-small text-ink-2">
          {t('agreements.client.more_bills')}
        </p>
      )}
    </Card>
  );
}
