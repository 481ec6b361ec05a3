import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Money } from '@/components/ui/values';

/** A bill past its day, written out. */
export type LateItem = {
  id: string;
  client: { name: string; nameLang: string | null };
  amount: string;
  detail: string;
};

/** The bills that are longest past due, beside what clients met. */
export function LateCard({ late }: { late: readonly LateItem[] }) {
  const t = useTranslations('today');
  return (
    <Card>
      <CardHeader
        title={t('late')}
        aside={
          late.length > 0 && (
            <a href="/staff/invoices?show=overdue" className="link">
              {t('late_all')}
            </a>
          )
        }
      />
      {late.length === 0 ? (
        <EmptyLine>{t('late_none')}</EmptyLine>
      ) : (
        <ul className="px-card py-1.5">
          {late.map((bill) => (
            <li key={bill.id} className="relative py-2">
              <a href={`/staff/invoices/${bill.id}`} className="covering font-name">
                <Name name={bill.client.name} lang={bill.client.nameLang} />
              </a>
              <div className="flex items-baseline justify-between gap-4">
                <span className="text-small text-ink-2">{bill.detail}</span>
                <Money text={bill.amount} column />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
