import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List } from '@/components/ui/list';
import { Name } from '@/components/ui/name';

/** An outage, written out. */
export type OutageItem = {
  id: string;
  time: string;
  heading: string;
  pages: string | null;
  own: readonly {
    id: string;
    name: string;
    nameLang: string | null;
    href: string;
    detail: string;
    logHref: string;
  }[];
};

/** The outages, each with the clients that it hit and the very events. */
export function OutagesCard({ outages }: { outages: readonly OutageItem[] }) {
  const t = useTranslations('outages');
  return (
    <Card>
      {outages.length === 0 ? (
        <EmptyLine>{t('none')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {outages.map(({ id, time, heading, pages, own }) => (
            <li key={id} id={id} className="flex flex-col gap-2 px-card py-3.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h2 className="font-name">{heading}</h2>
                <p className="text-small text-ink-2">{time}</p>
              </div>
              {pages && <p className="text-small break-words text-ink-2">{pages}</p>}
              {own.length === 0 ? (
                <p className="text-small text-ink-2">{t('own_none')}</p>
              ) : (
                <ul className="flex flex-col gap-1">
                  {own.map((client) => (
                    <li
                      key={client.id}
                      className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 max-sm:py-1.5"
                    >
                      <a href={client.href} className="link">
                        <Name name={client.name} lang={client.nameLang} />
                      </a>
                      <span className="text-small text-ink-2">
                        {client.detail}{' '}
                        <a
                          href={client.logHref}
                          className="link"
                          aria-label={t('event_of', { name: client.name })}
                        >
                          {t('event')}
                        </a>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
