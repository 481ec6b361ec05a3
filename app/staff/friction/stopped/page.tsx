import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoppedTable } from '@/components/journeys/stopped-table';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { periodOf } from '@/domain/effort/effort-filter';
import { listStopped } from '@/domain/journeys/list-stopped';
import { todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { frictionAddress, readView, type SearchParams } from '../address';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('journeys'))('stopped.title') };
}

/** Who did not get to the end of a journey. */
export default async function StoppedPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireEmployee('/staff/friction/stopped');
  const view = readView(await searchParams);
  const { days, journey } = view;
  const { shell, period, stopped } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const period = periodOf(days, todayIn(shell.zone), shell.zone);
      return { shell, period, stopped: await listStopped(actor, journey, period) };
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
        lede={t('journeys.stopped.lede')}
        above={
          <Breadcrumb
            trail={[{ href: frictionAddress(view), label: t('effort.title') }]}
            current={t('journeys.stopped.title')}
          />
        }
      >
        {t('journeys.stopped.sentence', {
          journey: t(`journeys.names.${journey}`),
          count: stopped.length,
          from: sayDay(period.from),
          to: sayDay(period.to),
        })}
      </FirstSentence>
      <StoppedTable
        stopped={stopped.map(({ client, setOutAt, step }, place) => ({
          key: String(place),
          client,
          href: `/staff/clients/${client.id}`,
          at: setOutAt.toISOString(),
          when: formatInstant(setOutAt, { style: 'row', zone, today, locale }),
          step: t(`journeys.steps.${journey}.${step}` as 'journeys.title'),
        }))}
      />
    </StaffShell>
  );
}
