import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AttemptsTable } from '@/components/effort/attempts-table';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { type EffortFilter, NO_RELEASE, periodOf, PERIODS } from '@/domain/effort/effort-filter';
import { listAttempts } from '@/domain/effort/list-attempts';
import { TASKS } from '@/domain/effort/task';
import { todayIn } from '@/lib/clock';
import { formatDay, formatMonth } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import type { Translate } from '@/lib/translator';
import {
  attemptsAddress,
  csvAddress,
  frictionAddress,
  readFilter,
  readView,
  type SearchParams,
} from '../address';
import { attemptItems } from '../items';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort'))('attempts.title') };
}

/** The very tries behind a figure of friction. */
export default async function AttemptsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireEmployee('/staff/friction/attempts');
  const params = await searchParams;
  const filter = readFilter(params);
  const before = typeof params.before === 'string' ? params.before : undefined;
  const { shell, period, page } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const { zone } = shell;
      const period = periodOf(filter.days, todayIn(zone), zone);
      const page = await listAttempts(actor, filter, {
        ...{ period, zone },
        ...(before !== undefined && { before }),
      });
      return { shell, period, page };
    }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const today = period.to;
  const sayDay = (day: string) => formatDay(day, { style: 'short', today, locale });
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={t('effort.attempts.lede')}
        above={
          <Breadcrumb
            trail={[
              {
                href: frictionAddress(readView({ days: String(filter.days) })),
                label: t('effort.title'),
              },
            ]}
            current={t('effort.attempts.title')}
          />
        }
        actions={
          <LinkButton
            href={csvAddress(filter)}
            download
            aria-label={t('effort.csv_label')}
            icon={<Icon name="download" size="button" />}
          >
            {t('effort.csv')}
          </LinkButton>
        }
      >
        {t('effort.attempts.sentence', {
          task: filter.task ? t(`effort.tasks.${filter.task}`) : t('effort.all_tasks'),
          from: sayDay(period.from),
          to: sayDay(period.to),
        })}
      </FirstSentence>
      <Filters
        filter={filter}
        client={filter.client ? (page.attempts[0]?.client.name ?? null) : null}
        today={today}
        reader={{ t, locale }}
      />
      <AttemptsTable
        attempts={attemptItems(page.attempts, { t, locale, zone, today })}
        earlierHref={page.next && attemptsAddress(filter, page.next)}
      />
    </StaffShell>
  );
}

/** What the list is narrowed to. The client, the month and the release come from the figure that was opened. */
function Filters({
  filter,
  client,
  today,
  reader: { t, locale },
}: {
  filter: EffortFilter;
  /** What the client is called; null where nothing of theirs is listed. */
  client: string | null;
  today: string;
  reader: { t: Translate; locale: string };
}) {
  const without = (name: keyof EffortFilter) => {
    const { [name]: _gone, ...rest } = filter;
    return attemptsAddress({ ...rest, days: filter.days });
  };
  const clear = (name: keyof EffortFilter) =>
    filter[name] ? { clearHref: without(name), clearLabel: t('effort.clear') } : {};
  const { task, outcome, month, release } = filter;
  const fixed = (name: 'client' | 'month' | 'release', label: string | undefined) =>
    filter[name] !== undefined && (
      <FilterMenu
        label={label}
        options={[{ href: without(name), label: t('effort.clear'), current: false }]}
        {...clear(name)}
      />
    );
  return (
    <div className="flex flex-wrap gap-2">
      <FilterMenu
        label={t('effort.period', { days: filter.days })}
        options={PERIODS.map((days) => ({
          href: attemptsAddress({ ...filter, days }),
          label: t('effort.period', { days }),
          current: days === filter.days,
        }))}
      />
      <FilterMenu
        label={task ? t(`effort.tasks.${task}`) : t('effort.all_tasks')}
        options={TASKS.map((each) => ({
          href: attemptsAddress({ ...filter, task: each }),
          label: t(`effort.tasks.${each}`),
          current: each === task,
        }))}
        {...clear('task')}
      />
      <FilterMenu
        label={outcome ? t(`effort.outcome.${outcome}`) : t('effort.any_outcome')}
        options={(['done', 'given_up'] as const).map((each) => ({
          href: attemptsAddress({ ...filter, outcome: each }),
          label: t(`effort.outcome.${each}`),
          current: each === outcome,
        }))}
        {...clear('outcome')}
      />
      {fixed('client', client ?? t('effort.column.client'))}
      {fixed('month', month && formatMonth(`${month}-01`, { today, locale }))}
      {fixed(
        'release',
        release === NO_RELEASE
          ? t('effort.sums.no_release')
          : release && t('effort.sums.release', { name: release }),
      )}
    </div>
  );
}
