import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { CallButton } from '@/components/calls/call-button';
import { LateCard } from '@/components/friction/late-card';
import { LiveToday } from '@/components/friction/live-today';
import { PromisesCard } from '@/components/friction/promises-card';
import { TodayKeys } from '@/components/keys/today-keys';
import { DueCard } from '@/components/requests/due-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { WHOSE } from '@/domain/access/own-clients';
import { listPromises } from '@/domain/calls/list-promises';
import { FEW, listCauseChoices } from '@/domain/causes/list-cause-choices';
import { listWaitingCauses } from '@/domain/causes/list-waiting-causes';
import { listToday } from '@/domain/friction/list-today';
import { listOutages } from '@/domain/friction/outages/list-outages';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { listDue } from '@/domain/home/list-due';
import { dayIn, daysBetween, now } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { answerCallAction } from './calls/actions';
import { Cases } from './cases';
import { dueItems } from './due-items';
import { countToday, nextPromise, promiseItems } from './promise-items';
import { TodayCounts } from './today-counts';
import { todayFolds } from './today-folds';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('today'))('title') };
}

export default async function TodayPage({ searchParams }: PageProps<'/staff'>) {
  const actor = await requireEmployee('/staff');
  const asked = Asked.parse(await searchParams);
  const since = now();
  const { shell, whose, view, due, promises, causes, waiting, outages } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const whose = asked.whose ?? (shell.counts.own > 0 ? 'mine' : 'all');
      const { zone, firm } = shell;
      const today = { zone, currency: firm.currency, whose, ...asked.page };
      const [view, due, promises, causes, waiting, outages] = await Promise.all([
        listToday(actor, today),
        listDue(actor, zone),
        listPromises(actor, { whose }),
        listCauseChoices(actor, { most: FEW }),
        listWaitingCauses(actor, zone),
        listOutages(actor, { days: OUTAGE_DAYS }),
      ]);
      return { shell, whose, view, due, promises, causes, waiting, outages };
    }),
  );
  const t = await getTranslations();
  const { zone, locale } = shell;
  const { today, late } = view;
  const reader = { locale, zone, today };
  const at = formatInstant(since, { style: 'sentence', ...reader });
  const promised = promiseItems(promises, { ...reader, t });
  return (
    <StaffShell shell={shell} place="today">
      <LiveToday since={since.toISOString()} />
      <FirstSentence
        reader="firm"
        lede={[t('today.at', { at }), othersSentence(view, shell.counts.clients, t)].join(' ')}
        actions={
          <div className="max-sm:hidden">
            <CallButton />
          </div>
        }
      >
        {todaySentence(view, t, nextPromise(promises, { zone, locale, today }))}
      </FirstSentence>
      <StaffColumns
        side={
          <>
            <PromisesCard
              promises={promised}
              aside={t('calls.promises.today', { count: countToday(promises, reader) })}
              answer={answerCallAction}
            />
            <DueCard due={dueItems({ ...due, causes: waiting }, { t, ...reader })} />
            <LateCard
              late={late.map(({ id, number, client, leftMinor, currency, dueOn }) => ({
                id,
                client,
                amount: formatMoney({ amountMinor: leftMinor, currency }, locale),
                detail: t('today.late_detail', {
                  number,
                  days: daysBetween(dueOn, today),
                  day: formatDay(dueOn, { style: 'row', today, locale }),
                }),
              }))}
            />
          </>
        }
      >
        <Cases
          cases={view.cases}
          causes={causes}
          folds={todayFolds(
            { ...view, outages },
            {
              t,
              day: (at) => formatDay(dayIn(zone, at), { style: 'row', today, locale }),
              address: { whose: asked.whose },
              isAsked: asked.page.more,
            },
          )}
          counts={
            <TodayCounts
              view={view}
              whose={whose}
              hasChoice={shell.counts.own > 0 && shell.counts.clients > shell.counts.own}
            />
          }
          reader={reader}
          empty={t('today.empty')}
          brief
        />
        <Words of={['today']}>
          <TodayKeys />
        </Words>
      </StaffColumns>
    </StaffShell>
  );
}

/** An outage is told of for so long. */
const OUTAGE_DAYS = 7;

/** What stands in the address. */
const Asked = z
  .object({
    whose: z.enum(WHOSE).nullable().catch(null).default(null),
    more: z.literal('1').optional().catch(undefined),
    after: z.string().max(60).optional().catch(undefined),
  })
  .transform(({ whose, more, after }) => ({
    whose,
    page: { more: more === '1', ...(after && { after }) },
  }));
