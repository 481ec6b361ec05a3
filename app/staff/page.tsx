import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LateCard } from '@/components/friction/late-card';
import { DueCard } from '@/components/requests/due-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { listToday } from '@/domain/friction/list-today';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { listErasures } from '@/domain/privacy/list-erasures';
import { listDueRequests } from '@/domain/requests/list-due-requests';
import { dueDetail } from '@/domain/requests/sentences';
import { listDueSigning } from '@/domain/signing/list-due-signing';
import { daysBetween, now } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { formatMoney } from '@/lib/money';
import { requireEmployee } from '@/lib/session';
import { dayOf } from '../privacy-words';
import { Signals } from './signals';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('today'))('title') };
}

export default async function TodayPage() {
  const actor = await requireEmployee('/staff');
  const { shell, view, due, unsigned, erasures } = await readAs(actor, async () => {
    const shell = await getStaffShell(actor);
    const [view, due, unsigned, erasures] = await Promise.all([
      listToday(actor, shell.zone),
      listDueRequests(actor, shell.zone),
      listDueSigning(actor),
      may(actor, 'erasure.decide') ? listErasures(actor) : [],
    ]);
    return { shell, view, due, unsigned, erasures };
  });
  const t = await getTranslations();
  const { zone, locale } = shell;
  const { today, signals, digest, late } = view;
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
          <>
            <DueCard
              due={[
                ...erasures
                  .filter(({ state }) => state === 'asked')
                  .map(({ person, askedAt }) => ({
                    href: `/staff/settings/privacy/${person.id}`,
                    client: person,
                    detail: t('erasure.due.asked', { day: dayOf(askedAt, shell) }),
                  })),
                ...due.map((request) => ({
                  href: `/staff/requests/${request.id}`,
                  client: request.client,
                  detail: dueDetail(request, { t, locale, today }),
                })),
                ...unsigned.map(({ documentId, client, state, kind, title }) => ({
                  href: `/staff/documents/${documentId}`,
                  client,
                  detail: t(`signing.due.${state}`, { kind, title }),
                })),
              ]}
            />
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
        <Signals
          signals={[...signals, ...digest]}
          reader={{ locale, zone, today }}
          empty={t('today.empty')}
        />
      </StaffColumns>
    </StaffShell>
  );
}
