import { useTranslations } from 'next-intl';
import { amountText, type Reading } from '@/components/invoices/reading';
import { Sum } from '@/components/invoices/invoice-sums';
import { Card } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';
import { Money } from '@/components/ui/values';
import type { SignedUp } from '@/domain/clients/signed-up';
import { multiplyQuantity } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';

/** In thousandths. */
const ONE = 1000n;

/** What was agreed, item by item, and what one period of it comes to. */
export function AgreedItems({
  agreement: { items, currency, period },
  reading,
}: {
  agreement: Pick<SignedUp, 'items' | 'currency' | 'period'>;
  reading: Reading;
}) {
  const t = useTranslations('agreements');
  const amounts = items.map(({ unitMinor, quantityMilli }) =>
    multiplyQuantity(unitMinor, quantityMilli),
  );
  const total = amounts.reduce((sum, one) => sum + one, 0n);
  return (
    <Card>
      <List label={t('client.what')}>
        {items.map((item, place) => (
          <Row
            key={item.id}
            title={item.description}
            detail={[
              item.detail,
              item.quantityMilli !== ONE &&
                t('card.times', {
                  quantity: formatQuantity(item.quantityMilli, reading.locale),
                  price: amountText(reading, item.unitMinor, currency),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
            amount={<Money text={amountText(reading, amounts[place] ?? 0n, currency)} column />}
          />
        ))}
      </List>
      <dl>
        <Sum
          term={t('client.total', { period })}
          amount={amountText(reading, total, currency)}
          final
        />
      </dl>
    </Card>
  );
}
