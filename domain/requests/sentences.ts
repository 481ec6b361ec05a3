import { firstName } from '@/lib/first-name';
import { formatDay } from '@/lib/dates';
import { asSentence, sayDay, sayNumber, type Words } from '../invoices/words';
import type { RequestRow, RequestView } from './request-view';

/** What is left for me to send, and by when? "Two things are left to send, by Wednesday. One came back to you." */
export function requestSentence(request: RequestRow, words: Words): string {
  const { t, locale } = words;
  const { state, counts } = request;
  if (state !== 'open') return t(`requests.sentence.${state}`);
  if (counts.left === 0)
    return t(counts.toLookAt > 0 ? 'requests.sentence.all_sent' : 'requests.sentence.optional');
  const left = t('requests.sentence.left', {
    count: counts.left,
    number: sayNumber(words, counts.left),
    ...dueOf(request, words),
  });
  const back =
    counts.sentBack > 0 &&
    t('requests.sentence.one_back', { number: sayNumber(words, counts.sentBack) });
  return [left, back]
    .filter((part) => part !== false)
    .map((part) => asSentence(part, locale))
    .join(' ');
}

/** Is anything of it mine to do? "Brightwater has sent something: 2 things wait for you to look at." */
export function firmRequestSentence(request: RequestRow, words: Words): string {
  const { t } = words;
  const { state, counts, client } = request;
  if (state !== 'open') return t(`requests.firm_sentence.${state}`, { client: client.name });
  if (counts.toLookAt > 0)
    return t('requests.firm_sentence.to_look_at', { client: client.name, count: counts.toLookAt });
  if (counts.left === 0) return t('requests.firm_sentence.optional', { client: client.name });
  return t('requests.firm_sentence.left', {
    client: client.name,
    count: counts.left,
    ...dueOf(request, words),
  });
}

/** Who asked, and when: what the firm's page says under its sentence. */
export function firmRequestLede({ askedBy, askedOn, dueOn }: RequestView, words: Words): string {
  return words.t('requests.firm_lede', {
    who: askedBy ? 'name' : 'nobody',
    name: askedBy ?? '',
    day: sayDay(words, askedOn, 'row'),
    due: dueOn ? 'yes' : 'no',
    dueDay: sayDay(words, dueOn, 'row'),
  });
}

/** The same for the client. */
export function askedLede({ askedBy, askedOn }: RequestView, words: Words): string {
  return words.t('requests.asked_lede', {
    who: askedBy ? 'name' : 'nobody',
    name: askedBy ? firstName(askedBy) : '',
    day: sayDay(words, askedOn, 'sentence'),
  });
}

/** What waits for a client, as a row of a list calls it: the thing itself where it is one. */
export function waitingTitle({ leftTitle, title }: RequestRow, { t }: Words): string {
  return t('requests.waiting_title', { title: leftTitle ?? title });
}

/** How much of it, and by when: "2 of 3 left · by Wed 2 Dec". */
export function waitingDetail(
  { counts, leftTitle, title, dueOn }: RequestRow,
  words: Words,
): string {
  const { t, today } = words;
  const key = dueOn && dueOn < today ? 'requests.was_due' : 'requests.by_day';
  return [
    leftTitle ? title : t('requests.waiting_detail', counts),
    dueOn && t(key, { day: sayDay(words, dueOn, 'row') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How it stands, for a row of the firm's list. */
export function firmRowDetail({ state, counts, dueOn }: RequestRow, words: Words): string {
  const { t, today } = words;
  if (state !== 'open') return t(`requests.row_detail.${state}`);
  const key = dueOn && dueOn < today ? 'requests.was_due' : 'requests.by_day';
  return [
    counts.toLookAt > 0 && t('requests.row_detail.to_look_at', { count: counts.toLookAt }),
    counts.left > 0
      ? t('requests.row_detail.left', counts)
      : t('requests.row_detail.accepted', counts),
    dueOn && counts.left > 0 && t(key, { day: sayDay(words, dueOn, 'row') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What of it is due at the firm: "2 things to look at: Year-end 2026". */
export function dueDetail({ counts, dueOn, title }: RequestRow, words: Words): string {
  const { t } = words;
  if (counts.toLookAt > 0) return t('requests.due.look', { count: counts.toLookAt, title });
  return t('requests.due.late', { left: counts.left, title, day: sayDay(words, dueOn, 'row') });
}

function dueOf({ dueOn }: RequestRow, { today, locale }: Words): { due: string; day: string } {
  if (!dueOn) return { due: 'no', day: '' };
  const due = dueOn < today ? 'late' : 'yes';
  return { due, day: formatDay(dueOn, { style: 'sentence', today, locale }) };
}

/** Who can see it, and, where that is so, that not each of them sees all of it. */
export function withParts(
  seenBy: string,
  { isSeenInPart }: Pick<RequestView, 'isSeenInPart'>,
  t: Words['t'],
): string {
  return isSeenInPart ? `${seenBy} ${t('requests.seen_in_part')}` : seenBy;
}
