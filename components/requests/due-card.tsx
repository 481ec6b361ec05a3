import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';

/** A request with why it is due written out. */
export type DueItem = {
  id: string;
  client: { name: string; nameLang: string | null };
  detail: string;
};

/** What of the documents that were asked for is due at the firm: to look at, or late. */
export function DueCard({ due }: { due: readonly DueItem[] }) {
  const t = useTranslations('requests.due');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {due.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <ul className="px-card py-1.5" aria-label={t('title')}>
          {due.map(({ id, client, detail }) => (
            <li key={id} className="relative py-2">
              <a href={`/staff/requests/${id}`} className="covering font-name">
                <Name name={client.name} lang={client.nameLang} />
              </a>
              <p className="text-small wrap-anywhere text-ink-2">{detail}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
