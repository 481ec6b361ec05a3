import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';

/** What is due, with why written out. */
export type DueItem = {
  href: string;
  client: { name: string; nameLang: string | null };
  detail: string;
};

/** What of the documents and signatures that were asked for is due at the firm: to look at, late, or declined. */
export function DueCard({ due }: { due: readonly DueItem[] }) {
  const t = useTranslations('requests.due');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {due.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <ul className="px-card py-1.5" aria-label={t('title')}>
          {due.map(({ href, client, detail }) => (
            <li key={href} className="relative py-2">
              <a href={href} className="covering font-name">
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
