import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LateCard } from '@/components/friction/late-card';
import { SignalsCard } from '@/components/friction/signals-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listToday } from '@/domain/friction/list-today';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { daysBetween, now } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { dbAs } from '@/lib/db';
import { formatMoney } from '@/lib/money';
import { requireEmployee } from '@/lib/session';
import {
  dismissSignalAction,
  reopenSignalAction,
  snoozeSignalAction,
  takeSignalAction,
} from './signal-actions';
import { signalItems } from './signal-items';

const ACTIONS = {
  take: takeSignalAction.bind(null, null),
  snooze: snoozeSignalAction.bind(null, null),
  dismiss: dismissSignalAction.bind(null, null),
  reopen: reopenSignalAction.bind(null, null),
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('today'))('title') };
}

export default async function TodayPage() {
  const actor = await requireEmployee('/staff');
  const { shell, view } = await dbAs(actor, async () => {
    const shell = await getStaffShell(actor);
    return { shell, view: await listToday(actor, shell.zone) };
  });
  const t = await getTranslations();
  const { zone, locale } = shell;
  const { today, signals, digest, late } = view;
  const reader = { t, locale, zone, today };
  const at = formatInstant(now(), { style: 'sentence', zone, today, locale });
  return (
    <StaffShell shell={shell} place="today">
      <FirstSentence
        reader="firm"
        lede={[t('today.at', { at }), othersSentence(view, shell.counts.clients, t)].join(' ')}
      >
        {todaySentence(view, t)}
      </FirstSentence>
      <StaffColumns
        side={
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
        }
      >
        <SignalsCard
          signals={signalItems(signals, reader)}
          digest={signalItems(digest, reader)}
          times={snoozeTimes(now(), zone).map(({ name, until }) => ({
            label: t(`today.times.${name}`, {
              time: formatInstant(until, { style: 'row', zone, today, locale }),
            }),
            until: until.toISOString(),
          }))}
          actions={ACTIONS}
          empty={t('today.empty')}
        />
      </StaffColumns>
    </StaffShell>
  );
}
