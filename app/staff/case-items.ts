import type { CaseItem, EvidenceGroup, NextStep } from '@/components/friction/case-item';
import { describeEvent } from '@/domain/activity/describe-event';
import type { LogEntry } from '@/domain/activity/log-entry';
import type { CaseView, SignalView } from '@/domain/friction/cases/case-view';
import { waitsFor } from '@/domain/friction/cases/case-waits';
import type { Stake } from '@/domain/friction/cases/stake';
import {
  type Reader,
  subjectName,
  tellSignal,
  type ToldSignal,
} from '@/domain/friction/signal-words';
import { dayIn } from '@/lib/clock';
import { formatDay, formatDuration, formatInstant, formatTime } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';

const MINUTE_MS = 60_000;

/** Cases with everything written out for their rows. */
export function caseItems(cases: readonly CaseView[], reader: Reader): CaseItem[] {
  return cases.flatMap((one) => caseItem(one, reader));
}

function caseItem(one: CaseView, reader: Reader): CaseItem[] {
  const [worst, ...others] = one.signals;
  if (!worst) return [];
  const { t } = reader;
  const told = tellSignal(worst, one.client, reader);
  const also = others.map((signal) => tellSignal(signal, one.client, reader));
  const events = eventsOf(one);
  return [
    {
      ...{ id: one.id, severity: one.severity, takenBy: one.takenBy, stage: worst.stage },
      client: { ...one.client, href: `/staff/clients/${one.client.id}` },
      ...{ about: told.about, values: told.values },
      also: also.map(({ sentence }) => sentence),
      whyNow: [told, ...also].map(({ whyNow }) => whyNow),
      stake: one.stake.map((stake) => stakeWords(stake, reader)),
      who: events.findLast(({ by, who }) => by === 'client' && who)?.who ?? one.contact,
      back: one.wokenBy && t(`cases.back.${one.wokenBy}`),
      away: one.snoozed && awayWords(one.snoozed, reader),
      next: nextStep(one, worst, told, t),
      callHref: callHref(one),
      waits: waitsFor(one.root),
      signals: one.signals.map(({ id }) => id),
      cause: one.signals.find(({ cause }) => cause)?.cause ?? null,
      events: events.length,
      evidence: groupEvidence(one, events, reader),
    },
  ];
}

/** The events of all its signals, each once, oldest first. */
function eventsOf({ signals }: CaseView): LogEntry[] {
  const events = new Map(
    signals.flatMap(({ evidence }) => evidence).map((event) => [event.id, event]),
  );
  return [...events.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The events in their visits; what belongs to none, by its day. */
function groupEvidence(
  { client, visits }: CaseView,
  events: readonly LogEntry[],
  { locale, zone, today }: Reader,
): EvidenceGroup[] {
  const groups = new Map<string, LogEntry[]>();
  for (const event of events) {
    const key = event.visitId ?? dayIn(zone, event.at);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups].map(([key, inIt]) => {
    const visit = visits.find(({ id }) => id === key);
    const lengthMs = visit ? visit.lastAt.getTime() - visit.startedAt.getTime() : 0;
    const firstAt = visit?.startedAt ?? inIt[0]?.at ?? new Date(0);
    return {
      id: key,
      day: formatDay(dayIn(zone, firstAt), { style: 'row', today, locale }),
      length:
        lengthMs >= MINUTE_MS
          ? formatDuration(Math.round(lengthMs / MINUTE_MS) * MINUTE_MS, locale)
          : null,
      who: visit ? (inIt.find(({ who }) => who)?.who ?? null) : null,
      events: inIt.map((event) => ({
        id: event.id,
        type: event.type,
        at: event.at.toISOString(),
        time: formatTime(event.at, zone, locale),
        words: describeEvent(event, { locale, today }),
        href: event.subject?.label?.href ?? null,
        lang: event.subject?.label?.lang ?? null,
        logHref: `/staff/activity?client=${client.id}&before=${event.at.getTime() + 1}.${event.id}#event-${event.id}`,
      })),
    };
  });
}

/** '$1,840.00 past due', '$1,840.00 open', or both where only some of it is late. */
function stakeWords({ left, lateMinor }: Stake, { t, locale }: Reader): string {
  const { currency } = left;
  const late = formatMoney({ amountMinor: lateMinor, currency }, locale);
  const open = formatMoney(left, locale);
  if (lateMinor === 0n) return t('cases.stake.open', { amount: open });
  if (lateMinor === left.amountMinor) return t('cases.stake.late', { amount: late });
  return t('cases.stake.both', { late, open });
}

function awayWords(
  { until, for: waitFor }: NonNullable<CaseView['snoozed']>,
  { t, zone, today, locale }: Reader,
): string {
  const time = formatInstant(until, { style: 'row', zone, today, locale });
  const day = formatDay(dayIn(zone, until), { style: 'row', today, locale });
  return waitFor ? t(`cases.away.${waitFor}`, { day }) : t('cases.away.time', { time });
}

/** Begins to write down what the client says, about what the case is about. */
function callHref({ client, contact, signals }: CaseView): string {
  const stage = signals[0]?.stage;
  const topic = { pay: 'payment', documents: 'document', access: 'access' }[stage as string];
  const search = new URLSearchParams({
    client: client.id,
    ...(contact && { contact: contact.id }),
    ...(topic && { topic }),
  });
  return `/staff/calls/new?${search}`;
}

const SENDS_AGAIN = ['checkout_abandoned', 'payment_failed'];
const CALLS = ['locked_out', 'repeat_contact', 'contact_after_self_service'];
const ITS_PAGE = ['document_unopened', 'document_blocked', 'status_mismatch', 'unhappy'];

/** What the rule asks for: the bill again, an answer where they asked, the thing itself, a call; else a letter. */
function nextStep(
  one: CaseView,
  { rule, subject, facts, evidence }: SignalView,
  { nextStep: label }: ToldSignal,
  t: Translate,
): NextStep | null {
  const page = subject?.label?.href ?? null;
  const asked = evidence.findLast(({ subject: about }) => about?.id.startsWith('qu_'));
  if (SENDS_AGAIN.includes(rule) && subject?.kind === 'invoice' && facts.hard !== true) {
    const number = subject.label?.text ?? '';
    return { kind: 'remind', label, invoice: subject.id, number, client: one.client.name };
  }
  if (asked?.subject) return { kind: 'link', label, href: `/staff/questions/${asked.subject.id}` };
  if (ITS_PAGE.includes(rule) && page) return { kind: 'link', label, href: page };
  if (CALLS.includes(rule)) return { kind: 'link', label, href: callHref(one) };
  const about = subjectName({ subject }, t);
  return one.contact && { kind: 'link', label, href: letterTo(one.contact, about, t) };
}

/** Opens a mail to the person, begun: the firm's own mail program keeps what is written. */
function letterTo(contact: { name: string; email: string }, about: string, t: Translate): string {
  const subject = about ? t('today.letter.about', { about }) : t('today.letter.subject');
  const body = t('today.letter.body', { name: contact.name });
  return `mailto:${encodeURIComponent(contact.email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
