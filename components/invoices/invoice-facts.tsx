import { useTranslations } from 'next-intl';
import { DataList } from '@/components/ui/data-list';
import { Name } from '@/components/ui/name';
import type { InvoiceView } from '@/domain/invoices/get-invoice';
import { dayText, type Reading } from './reading';

/** Whose it is, when it went out, and by when it is due. */
export function InvoiceFacts({
  invoice: { client, facts, issuedOn },
  reading,
}: {
  invoice: Pick<InvoiceView, 'client' | 'facts' | 'issuedOn'>;
  reading: Reading;
}) {
  const t = useTranslations('invoices.firm');
  return (
    <DataList
      items={[
        {
          key: 'client',
          term: t('client'),
          value: (
            <a href={`/staff/clients/${client.id}`} className="link">
              <Name name={client.name} lang={client.nameLang} />
            </a>
          ),
        },
        { key: 'sent', term: t('sent'), value: dayText(reading, issuedOn) },
        { key: 'due', term: t('due'), value: dayText(reading, facts.dueOn) },
      ]}
    />
  );
}
