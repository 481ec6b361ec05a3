import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { CallButton } from '@/components/calls/call-button';
import { LateCard } from '@/components/friction/late-card';
import { LiveToday } from '@/components/friction/live-today';
import { PromisesCard } from '@/components/friction/promises-card';
import { TodayKeys } from '@/components/keys/today-keys';
import { DueCard, type DueItem } from '@/components/requests/due-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { WHOSE } from '@/domain/access/own-clients';
import { listPromises } from '@/domain/calls/list-promises';
import { listToday } from '@/domain/friction/list-today';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { listDue } from '@/domain/home/list-due';
import type { FailedMail } from '@/domain/mail/list-failures';
import { dueDetail } from '@/domain/requests/sentences';
import { type Day, daysBetween, now } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { dayOf } from '../privacy-words';
import { answerCallAction } from './calls/actions';
import { Cases } from './cases';
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
  const { shell, whose, view, due, promises } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const whose = asked.whose ?? (shell.counts.own > 0 ? 'mine' : 'all');
      const { zone, firm } = shell;
      const today = { zone, currency: firm.currency, whose, ...asked.page };
      const [view, due, promises] = await Promise.all([
        listToday(actor, today),
        listDue(actor, zone),
        listPromises(actor, { whose }),
      ]);
      return { shell, whose, view, due, promises };
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
        <Cases
          cases={view.cases}
          folds={todayFolds(view, {
            t,
            address: { whose: asked.whose },
            isAsked: asked.page.more,
          })}
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
