import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LateCard } from '@/components/friction/late-card';
import { DueCard, type DueItem } from '@/components/requests/due-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listToday } from '@/domain/friction/list-today';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { listDue } from '@/domain/home/list-due';
import type { FailedMail } from '@/domain/mail/list-failures';
import { dueDetail } from '@/domain/requests/sentences';
import { type Day, daysBetween, now } from '@/lib/clock';
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
  const { shell, view, due } = await readAs(actor, async () => {
    const shell = await getStaffShell(actor);
    const [view, due] = await Promise.all([
      listToday(actor, shell.zone),
      listDue(actor, shell.zone),
    ]);
    return { shell, view, due };
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
                ...due.erasures.map(({ person, askedAt }) => ({
                  href: `/staff/settings/privacy/${person.id}`,
                  client: person,
                  detail: t('erasure.due.asked', { day: dayOf(askedAt, shell) }),
                })),
                ...failedLines(due.failed, t, { today, locale }),
                ...due.requests.map((request) => ({
                  href: `/staff/requests/${request.id}`,
                  client: request.client,
                  detail: dueDetail(request, { t, locale, today }),
                })),
                ...due.unsigned.map(({ documentId, client, state, kind, title }) => ({
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

/** One line for each client's person whom mails did not reach. */
function failedLines(
  failed: readonly FailedMail[],
  t: Awaited<ReturnType<typeof getTranslations<never>>>,
  reader: { today: Day; locale: string },
): DueItem[] {
  const firsts = failed.filter(
    ({ contact }, place) => failed.findIndex((each) => each.contact.id === contact.id) === place,
  );
  return firsts.map(({ contact, client, letterBy }) => {
    const count = failed.filter((each) => each.contact.id === contact.id).length;
    const detail = letterBy
      ? t('undelivered.due_letter', {
          name: contact.name,
          day: formatDay(letterBy, { style: 'row', ...reader }),
        })
      : t('undelivered.due', { name: contact.name, count });
    return { href: `/staff/undelivered#${contact.id}`, client, detail };
  });
}
