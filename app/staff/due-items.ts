import type { DueItem } from '@/components/requests/due-card';
import type { WaitingCauses } from '@/domain/causes/list-waiting-causes';
import type { Due } from '@/domain/home/list-due';
import type { FailedMail } from '@/domain/mail/list-failures';
import { dueDetail } from '@/domain/requests/sentences';
import { type Day, dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

type Reader = { t: Translate; locale: string; zone: string; today: Day };

/** All that is due at the firm with why written out, in the order in which it wants somebody. */
export function dueItems(
  { erasures, failed, requests, unsigned, causes }: Due & { causes: WaitingCauses },
  reader: Reader,
): DueItem[] {
  const { t, locale, zone, today } = reader;
  const sayDay = (day: Day) => formatDay(day, { style: 'row', today, locale });
  return [
    ...erasures.map(({ person, askedAt }) => ({
      href: `/staff/settings/privacy/${person.id}`,
      client: person,
      detail: t('erasure.due.asked', { day: sayDay(dayIn(zone, askedAt)) }),
    })),
    ...failedLines(failed, reader),
    ...requests.map((request) => ({
      href: `/staff/requests/${request.id}`,
      client: request.client,
      detail: dueDetail(request, { t, locale, today }),
    })),
    ...unsigned.map(({ documentId, client, state, kind, title }) => ({
      href: `/staff/documents/${documentId}`,
      client,
      detail: t(`signing.due.${state}`, { kind, title }),
    })),
    ...causes.due.map(({ id, sentence, dueOn }) => ({
      href: `/staff/friction/causes/${id}`,
      client: { name: sentence, nameLang: null },
      detail: t('causes.due', { day: sayDay(dueOn) }),
    })),
    ...causes.proposed.map(({ id, sentence, proposedBy, proposedAt }) => ({
      href: `/staff/friction/causes/${id}`,
      client: { name: sentence, nameLang: null },
      detail: t('causes.waits', { name: proposedBy, day: sayDay(dayIn(zone, proposedAt)) }),
    })),
  ];
}

/** One line for each client's person whom mails did not reach. */
function failedLines(failed: readonly FailedMail[], { t, today, locale }: Reader): DueItem[] {
  const firsts = failed.filter(
    ({ contact }, place) => failed.findIndex((each) => each.contact.id === contact.id) === place,
  );
  return firsts.map(({ contact, client, letterBy }) => {
    const count = failed.filter((each) => each.contact.id === contact.id).length;
    const detail = letterBy
      ? t('undelivered.due_letter', {
          name: contact.name,
          day: formatDay(letterBy, { style: 'row', today, locale }),
        })
      : t('undelivered.due', { name: contact.name, count });
    return { href: `/staff/undelivered#${contact.id}`, client, detail };
  });
}
