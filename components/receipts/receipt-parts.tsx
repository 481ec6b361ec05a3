import { useTranslations } from 'next-intl';
import { amountText, dayText, type Reading } from '@/components/invoices/reading';
import { Sum } from '@/components/invoices/invoice-sums';
import { Card, CardBody } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Name } from '@/components/ui/name';
import type { ReceiptView } from '@/domain/payments/get-receipt';

/** What it was for: each invoice with its part, what stands as credit, and the sum. */
export function ReceiptFor({
  receipt: { parts, creditMinor, amountMinor, currency },
  reader,
  reading,
}: {
  receipt: Pick<ReceiptView, 'parts' | 'creditMinor' | 'amountMinor' | 'currency'>;
  reader: 'client' | 'firm';
  reading: Reading;
}) {
  const t = useTranslations('receipts');
  const say = (minor: bigint) => amountText(reading, minor, currency);
  const place = reader === 'firm' ? '/staff/invoices' : '/invoices';
  return (
    <Card>
      {parts.length === 0 ? (
        <EmptyLine>{t('for_nothing')}</EmptyLine>
      ) : (
        <List>
          {parts.map(({ invoice, amountMinor: part }) => (
            <Row
              key={invoice.id}
              href={`${place}/${invoice.id}`}
              title={t('invoice', { number: invoice.number })}
              detail={invoice.title}
              amount={say(part)}
            />
          ))}
        </List>
      )}
      <dl className="text-body">
        {parts.length > 0 && creditMinor > 0n && (
          <Sum term={t('credit')} amount={say(creditMinor)} />
        )}
        <Sum term={t('received')} amount={say(amountMinor)} final />
      </dl>
    </Card>
  );
}

/** Who paid, when and how. */
export function ReceiptFacts({
  receipt: { client, receivedOn, reference },
  way,
  reader,
  reading,
}: {
  receipt: Pick<ReceiptView, 'client' | 'receivedOn' | 'reference'>;
  /** How it was paid, in words. */
  way: string;
  reader: 'client' | 'firm';
  reading: Reading;
}) {
  const t = useTranslations('receipts');
  const name = <Name name={client.name} lang={client.nameLang} />;
  const items = [
    {
      key: 'client',
      term: t('client'),
      value:
        reader === 'firm' ? (
          <a href={`/staff/clients/${client.id}`} className="link">
            {name}
          </a>
        ) : (
          name
        ),
    },
    { key: 'on', term: t('paid_on'), value: dayText(reading, receivedOn) },
    { key: 'by', term: t('by'), value: way },
    ...(reference ? [{ key: 'reference', term: t('reference'), value: reference }] : []),
  ];
  return (
    <Card>
      <CardBody>
        <DataList items={items} />
      </CardBody>
    </Card>
  );
}

/** What has gone back since, or is about to. */
export function ReceiptBack({
  receipt: { back, currency },
  reading,
}: {
  receipt: Pick<ReceiptView, 'back' | 'currency'>;
  reading: Reading;
}) {
  const t = useTranslations('receipts');
  return (
    <Card>
      <List>
        {back.map(({ kind, amountMinor, on, certain }, place) => (
          <Row
            key={place}
            icon="undo-2"
            title={t('back', {
              kind,
              certain: certain ? 'yes' : 'no',
              amount: amountText(reading, amountMinor, currency),
              day: dayText(reading, on),
            })}
          />
        ))}
      </List>
    </Card>
  );
}
