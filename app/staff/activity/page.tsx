import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type ActivityDay, ActivityTable } from '@/components/activity/activity-table';
import { StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { describeEvent } from '@/domain/activity/describe-event';
import { type ActivityPage as Log, COUNTED, listActivity } from '@/domain/activity/list-activity';
import { may } from '@/domain/authorize';
import { type Day, dayIn, addDays, todayIn } from '@/lib/clock';
import { formatDay, formatLogTime, formatZone } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { ActivityFilters } from './filters';
import { logAddress, readFilter, type SearchParams } from './read-filter';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') };
}

export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireEmployee('/staff/activity');
  const filter = readFilter(await searchParams);
  const { shell, log } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      return { shell, log: await listActivity(actor, filter, shell.zone) };
    }),
  );
  const t = await getTranslations('activity');
  const { zone, locale } = shell;
  const today = todayIn(zone);
  const capped = log.total >= COUNTED ? 'yes' : 'no';
  const day = filter.day ? formatDay(filter.day, { style: 'sentence', today, locale }) : 'none';
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <StaffShell shell={shell} place="activity">
      <FirstSentence
        reader="firm"
        lede={t('lede')}
        actions={
          may(actor, 'log.prove') && (
            <LinkButton href="/staff/activity/proof" icon={<Icon name="lock" size="button" />}>
              {t('proof')}
            </LinkButton>
          )
        }
      >
        {t('sentence', { total: log.total, byClients: log.byClients, capped, day })}
      </FirstSentence>
      <ActivityFilters filter={filter} entries={log.entries} today={today} locale={locale} />
      <Card>
        {log.entries.length === 0 ? (
          <EmptyLine>{t(isFiltered ? 'empty_filtered' : 'empty')}</EmptyLine>
        ) : (
          <ActivityTable
            days={daysOf(log, { zone, locale, today }, (key, values) => t(key, values))}
            zone={formatZone(zone, locale, new Date())}
          />
        )}
        <Pager
          shown={
            log.entries.length > 0 &&
            t('shown', { shown: log.entries.length, total: log.total, capped })
          }
          href={log.next && logAddress({ ...filter, before: log.next })}
          label={t('earlier')}
        />
      </Card>
    </StaffShell>
  );
}

type Reader = { zone: string; locale: string; today: Day };
type Heading = (key: 'today' | 'yesterday', values: { day: string }) => string;

/** The entries under their days, with every time and word written out. */
function daysOf({ entries }: Log, reader: Reader, heading: Heading): ActivityDay[] {
  const { zone, locale, today } = reader;
  const days = new Map<Day, ActivityDay['items'][number][]>();
  for (const entry of entries) {
    const day = dayIn(zone, entry.at);
    const items = days.get(day) ?? [];
    days.set(day, items);
    items.push({
      id: entry.id,
      by: entry.by,
      type: entry.type,
      who: entry.who,
      client: entry.client,
      at: entry.at.toISOString(),
      time: formatLogTime(entry.at, zone),
      words: describeEvent(entry, { locale, today }),
      href: entry.subject?.label?.href ?? null,
      lang: entry.subject?.label?.lang ?? null,
    });
  }
  return [...days].map(([day, items]) => {
    const text = formatDay(day, { style: 'sentence', today, locale });
    if (day === today) return { day, items, heading: heading('today', { day: text }) };
    if (day === addDays(today, -1))
      return { day, items, heading: heading('yesterday', { day: text }) };
    return { day, items, heading: text };
  });
}
