import type { Day } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import { pageOf } from '../activity/describe-event';
import type { SignalView } from './cases/case-view';
import {
  messageKey,
  type MessageKey,
  renderSignal,
  type SentenceFormatters,
  type SentenceValues,
  sentenceValues,
  type SignalWords,
} from './sentence';

/** In whose language, by whose clock, on what day. */
export type Reader = { t: Translate; locale: string; zone: string; today: Day };

/** A signal in words, with the catalogue's sentence about its client and what fills it. */
export type ToldSignal = SignalWords & { about: MessageKey; values: SentenceValues };

/** Tells a signal of a client as its reader reads it. */
export function tellSignal(
  signal: Pick<SignalView, 'rule' | 'subject' | 'facts'>,
  client: { name: string },
  reader: Reader,
): ToldSignal {
  const { t } = reader;
  const formatters = formattersOf(reader);
  const names = { client: client.name, subject: () => subjectName(signal, t) };
  // The key is made of a rule's name; the catalogue has each, which a test holds.
  const say = (key: string, values: Record<string, string | number>) =>
    t(key as never, values as never);
  return {
    ...renderSignal(signal, names, say, formatters),
    about: messageKey(signal, 'about'),
    values: sentenceValues(signal, names, formatters),
  };
}

/** How days, instants and amounts stand in a sentence. */
export function formattersOf({ locale, zone, today }: Omit<Reader, 't'>): SentenceFormatters {
  return {
    day: (day) => formatDay(day, { style: 'row', today, locale }),
    instant: (at) => formatInstant(new Date(at), { style: 'row', zone, today, locale }),
    money: (amountMinor, currency) =>
      formatMoney({ amountMinor: BigInt(amountMinor), currency }, locale),
  };
}

/** What a signal's subject is called: 'invoice 1042', 'the list of documents'; empty for none. */
export function subjectName({ subject }: Pick<SignalView, 'subject'>, t: Translate): string {
  if (!subject) return '';
  const text = subject.label?.text ?? subject.id;
  if (subject.kind === 'page') return t('today.page', { page: pageOf(subject.id), name: text });
  return subject.kind === 'invoice' ? t('today.invoice', { number: text }) : text;
}
