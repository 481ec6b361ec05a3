import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SumsCard } from '@/components/effort/sums-card';
import { TaskTable } from '@/components/effort/task-table';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listCauses } from '@/domain/causes/list-causes';
import { periodOf, PERIODS } from '@/domain/effort/effort-filter';
import { effortSentence } from '@/domain/effort/effort-sentence';
import { getEffort } from '@/domain/effort/get-effort';
import { listEffortBy, VIEWS } from '@/domain/effort/list-effort-by';
import { TASKS } from '@/domain/effort/task';
import { listRules } from '@/domain/friction/trust/list-rules';
import { getJourney } from '@/domain/journeys/get-journey';
import { todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  attemptsAddress,
  csvAddress,
  frictionAddress,
  readView,
  ROWS,
  stoppedAddress,
  type SearchParams,
} from './address';
import { CausesPart } from './causes-part';
import { causeReader } from './causes/cause-reader';
import { sumItems, taskItems } from './items';
import { JourneyPart } from './journey-part';
import { RulesPart } from './rules-part';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort'))('title') };
}

/** What costs the firm's clients most, where, and how far they get. */
export default async function FrictionPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireEmployee('/staff/friction');
  const view = readView(await searchParams);
  const { days, by, task, journey: journeyName, rows } = view;
  const { shell, period, tasks, list, journey, rules, causes } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const { zone } = shell;
      const period = periodOf(days, todayIn(zone), zone);
      const filter = { days, ...(task && { task }) };
      const [tasks, list, journey, rules, causes] = await Promise.all([
        getEffort(actor, { days }, { period, zone }),
        listEffortBy(actor, by, { filter, period, zone, most: rows }),
        getJourney(actor, journeyName, period),
        listRules(actor),
        listCauses(actor),
      ]);
      return { shell, period, tasks, list, journey, rules, causes };
    }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const today = period.to;
  const reader = { t, locale, zone, today };
  const sayDay = (day: string) => formatDay(day, { style: 'short', today, locale });
  const here = (change: Partial<typeof view>) => frictionAddress({ ...view, ...change });
  const anyTask = () => {
    const { task: _task, ...all } = view;
    return frictionAddress(all);
  };
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={t('effort.lede', {
          from: sayDay(period.from),
          to: sayDay(period.to),
          clients: shell.counts.clients,
        })}
        actions={
          <>
            <FilterMenu
              label={t('effort.period', { days })}
              align="right"
              options={PERIODS.map((each) => ({
                href: here({ days: each }),
                label: t('effort.period', { days: each }),
                current: each === days,
              }))}
            />
            <LinkButton
              href={csvAddress({ days })}
              download
              aria-label={t('effort.csv_label')}
              icon={<Icon name="download" size="button" />}
            >
              {t('effort.csv')}
            </LinkButton>
          </>
        }
      >
        {effortSentence(tasks, t)}
      </FirstSentence>
      <TaskTable tasks={taskItems(tasks, { days }, reader)} />
      <StaffColumns side={<RulesPart view={rules} />}>
        <JourneyPart
          journey={journey}
          tabHref={(name) => here({ journey: name })}
          stoppedHref={
            journeyName === 'payment'
              ? attemptsAddress({ days, task: 'pay', outcome: 'given_up' })
              : stoppedAddress(view)
          }
          reader={reader}
        />
      </StaffColumns>
      <CausesPart causes={causes} reader={causeReader(shell)} />
      <SumsCard
        tabs={VIEWS.map((each) => ({
          href: here({ by: each, rows: ROWS[0] }),
          label: t(`effort.sums.${each}`),
          current: each === by,
        }))}
        menu={
          <FilterMenu
            label={task ? t(`effort.tasks.${task}`) : t('effort.all_tasks')}
            align="right"
            options={TASKS.map((each) => ({
              href: here({ task: each }),
              label: t(`effort.tasks.${each}`),
              current: each === task,
            }))}
            {...(task && { clearHref: anyTask(), clearLabel: t('effort.clear') })}
          />
        }
        what={t(`effort.column.${COLUMN[by]}`)}
        hasTimes={task !== undefined}
        sums={sumItems(list.sums, by, { days, ...(task && { task }) }, reader)}
        moreHref={list.hasMore && rows === ROWS[0] ? here({ rows: ROWS[1] }) : null}
      />
    </StaffShell>
  );
}

const COLUMN = { clients: 'client', months: 'month', releases: 'release' } as const;
