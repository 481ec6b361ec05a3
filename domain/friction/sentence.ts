import type { Subject } from '@/domain/activity/events';
import type { RuleName } from './rules';
import type { Signal } from './signal';

/** Looks up a message of the catalogue and fills it in (use-intl's translator without a namespace does). */
export type Translate = (key: MessageKey, values: SentenceValues) => string;

/** The messages of a rule; `about` is rich text with `<who>` round the client's name. */
export type MessagePart = 'name' | 'sentence' | 'about' | 'why' | 'next';

export type MessageKey = `friction.rules.${RuleName}.${MessagePart}`;

/** What the messages of a rule are filled in with. */
export type SentenceValues = Record<string, string | number>;

/** How the reader's language, zone and firm write things. */
export interface SentenceFormatters {
  /** A calendar day, `YYYY-MM-DD`. */
  day: (day: string) => string;
  /** An instant, RFC 3339. */
  instant: (at: string) => string;
  /** An amount in minor units. */
  money: (amountMinor: number, currency: string) => string;
}

/** What clients and subjects are called: "Lark & Loom", "invoice 1042", "the studio lease". */
export interface SentenceNames {
  client: string;
  subject: (subject: Subject) => string;
}

/** The parts of a signal that words are made of. */
export type Told = Pick<Signal, 'rule' | 'subject' | 'facts'>;

/** A signal in words. */
export interface SignalWords {
  /** What happened, without the client's name: "Looked at invoice 1042 in 3 visits ...". */
  sentence: string;
  /** Which rule it was, in words, and what it has ruled out. */
  whyNow: string;
  /** What to do next: the label of a button. */
  nextStep: string;
}

/** Where a message of a signal's rule is in the catalogue. */
export function messageKey({ rule }: Pick<Signal, 'rule'>, part: MessagePart): MessageKey {
  return `friction.rules.${rule}.${part}`;
}

/**
 * What to fill a rule's messages in with: its facts, days and instants and money written out. What is not known
 * is `none`, and truth is `true` or `false`, which the messages select by.
 */
export function sentenceValues(
  { subject, facts }: Told,
  names: SentenceNames,
  formatters: SentenceFormatters,
): SentenceValues {
  const values: SentenceValues = { client: names.client };
  for (const [name, fact] of Object.entries(facts)) {
    values[name] = typeof fact === 'string' ? written(name, fact, formatters) : plain(fact);
  }
  const { amountMinor, currency } = facts;
  const known = typeof amountMinor === 'number' && typeof currency === 'string';
  values.amount = known ? formatters.money(amountMinor, currency) : 'none';
  values.subject = subject ? names.subject(subject) : 'none';
  return values;
}

/** A signal in words, from what was kept of it; names are looked up when it is shown. */
export function renderSignal(
  signal: Told,
  names: SentenceNames,
  translate: Translate,
  formatters: SentenceFormatters,
): SignalWords {
  const values = sentenceValues(signal, names, formatters);
  return {
    sentence: translate(messageKey(signal, 'sentence'), values),
    whyNow: translate(messageKey(signal, 'why'), values),
    nextStep: translate(messageKey(signal, 'next'), values),
  };
}

/** A fact's name says what it is: `dueOn` and `unpaidSince` are days, `startedAt` is an instant. */
function written(name: string, fact: string, { day, instant }: SentenceFormatters): string {
  if (/(On|Since)$/.test(name)) return day(fact);
  return /At$/.test(name) ? instant(fact) : fact;
}

function plain(fact: number | boolean | null): string | number {
  if (fact === null) return 'none';
  return typeof fact === 'number' ? fact : String(fact);
}
