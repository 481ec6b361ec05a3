import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForYou } from '@/components/home/for-you';
import { NewsList } from '@/components/home/news-list';
import { ClientShell } from '@/components/shell/client-shell';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Section } from '@/components/ui/section';
import { listWaiting, type Waiting } from '@/domain/home/for-you';
import { getHome } from '@/domain/home/get-home';
import { homeLede, homeSentence } from '@/domain/home/home-sentence';
import { minutesInAll } from '@/domain/home/minutes';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { requireContact } from './require-contact';

const PLACES = { pay: 'invoices', read: 'documents', send: 'requests', sign: 'documents' };

function hrefOf({ kind, id }: Waiting): string {
  return kind === 'answer' ? '/consent' : `/${PLACES[kind]}/${id}`;
}

/** More than these and the list is no answer any more; the rest is on its own page. */
const MOST_ON_HOME = 8;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default async function HomePage() {
  const actor = await requireContact('/');
  const { shell, home } = await getHome(actor);
  const t = await getTranslations();
  const { today, zone, lastHereAt } = home;
  const { locale } = shell;
  const words = { t, locale, today };
  const waiting = listWaiting(home, words);
  const dayOf = (at: Date) => formatDay(dayIn(zone, at), { style: 'row', today, locale });
  const toPay = waiting.filter(({ kind }) => kind === 'pay').length;
  const toSend = home.requests.reduce((sum, { counts }) => sum + counts.left, 0);
  const unseen = waiting.length - MOST_ON_HOME;
  return (
    <ClientShell shell={shell} place="home">
      <FirstSentence reader="home" lede={homeLede(home, words)}>
        {homeSentence(home, words)}
      </FirstSentence>
      <Section
        title={t('home.for_you')}
        aside={
          waiting.length > 0 &&
          t('home.minutes', {
            count: minutesInAll(toPay, home.documents, toSend, home.heldW2s > 0 ? 1 : 0),
          })
        }
      >
        {waiting.length > 0 ? (
          <ForYou
            items={waiting.slice(0, MOST_ON_HOME).map((item) => ({
              ...item,
              href: hrefOf(item),
            }))}
            more={
              unseen > 0
                ? { label: t('home.more', { count: unseen }), href: '/invoices?show=to_pay' }
                : null
            }
          />
        ) : (
          <Card>
            <EmptyLine>{t('home.all_done')}</EmptyLine>
          </Card>
        )}
      </Section>
      <Section
        title={t(lastHereAt ? 'home.since' : 'home.lately')}
        aside={lastHereAt && dayOf(lastHereAt)}
      >
        {home.news.length > 0 ? (
          <NewsList
            news={home.news.map(({ kind, id, name, amountMinor, currency, who, at }) => ({
              kind,
              id,
              name,
              who: who ?? shell.firm.name,
              amount:
                amountMinor !== null && currency
                  ? formatMoney({ amountMinor, currency }, locale)
                  : '',
              at: at.toISOString(),
              when: dayOf(at),
            }))}
          />
        ) : (
          <p className="text-body text-ink-2">
            {t(lastHereAt ? 'home.no_news' : 'home.no_news_yet')}
          </p>
        )}
      </Section>
    </ClientShell>
  );
}
