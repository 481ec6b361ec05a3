import type { SignalItem } from '@/components/friction/signal-item';
import { describeEvent, pageOf } from '@/domain/activity/describe-event';
import {
  messageKey,
  renderSignal,
  sentenceValues,
  type SentenceFormatters,
} from '@/domain/friction/sentence';
import type { SignalView } from '@/domain/friction/signal-view';
import type { Day } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';

type Reader = { t: Translate; locale: string; zone: string; today: Day };

/** Signals with everything written out for their rows. */
export function signalItems(signals: readonly SignalView[], reader: Reader): SignalItem[] {
  return signals.map((signal) => signalItem(signal, reader));
}

function signalItem(signal: SignalView, { t, locale, zone, today }: Reader): SignalItem {
  const formatters: SentenceFormatters = {
    day: (day) => formatDay(day, { style: 'row', today, locale }),
    instant: (at) => formatInstant(new Date(at), { style: 'row', zone, today, locale }),
    money: (amountMinor, currency) =>
      formatMoney({ amountMinor: BigInt(amountMinor), currency }, locale),
  };
  const names = { client: signal.client.name, subject: () => subjectName(signal, t) };
  // The key is made of a rule's name; the catalogue has each, which a test holds.
  const say = (key: string, values: Record<string, string | number>) =>
    t(key as never, values as never);
  const words = renderSignal(signal, names, say, formatters);
  const { contact, evidence } = signal;
  return {
    id: signal.id,
    severity: signal.severity,
    stage: signal.stage,
    client: { ...signal.client, href: `/staff/clients/${signal.client.id}` },
    about: messageKey(signal, 'about'),
    values: sentenceValues(signal, names, formatters),
    whyNow: words.whyNow,
    takenBy: signal.takenBy,
    who: evidence.findLast(({ by, who }) => by === 'client' && who)?.who ?? contact,
    next: nextStep(signal, words.nextStep, t),
    evidence: evidence.map((event) => ({
      id: event.id,
      type: event.type,
      at: event.at.toISOString(),
      time: formatInstant(event.at, { style: 'row', zone, today, locale }),
      words: describeEvent(event, { locale, today }),
      href: event.subject?.label?.href ?? null,
      lang: event.subject?.label?.lang ?? null,
      logHref: `/staff/activity?client=${signal.client.id}&before=${event.at.getTime() + 1}.${event.id}#event-${event.id}`,
    })),
  };
}

/** A dispute is answered where it was made; everything else begins with a letter. */
function nextStep(signal: SignalView, label: string, t: Translate): SignalItem['next'] {
  const { facts, subject, contact } = signal;
  const page = subject?.label?.href;
  if (signal.rule === 'unhappy' && facts.how === 'dispute' && page) return { label, href: page };
  return contact && { label, href: letterTo(contact, subjectName(signal, t), t) };
}

function subjectName({ subject }: SignalView, t: Translate): string {
  if (!subject) return '';
  const text = subject.label?.text ?? subject.id;
  if (subject.kind === 'page') return t('today.page', { page: pageOf(subject.id), name: text });
  return subject.kind === 'invoice' ? t('today.invoice', { number: text }) : text;
}

/** Opens a mail to the person, begun: the firm's own mail program keeps what is written. */
function letterTo(contact: { name: string; email: string }, about: string, t: Translate): string {
  const subject = about ? t('today.letter.about', { about }) : t('today.letter.subject');
  const body = t('today.letter.body', { name: contact.name });
  return `mailto:${encodeURIComponent(contact.email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
