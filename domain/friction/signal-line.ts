import type { Subject } from '@/domain/activity/events';
import { formatDay } from '@/lib/dates';
import { translator } from '@/lib/translator';
import type { RuleName, Severity } from './rules';
import { messageKey, type SentenceFormatters, sentenceValues } from './sentence';
import type { Facts } from './signal';

/** What one line of a signal is made of, wherever it was kept. */
export type LineOfSignal = {
  rule: RuleName;
  client: string;
  subject: Subject | null;
  severity: Severity;
  raisedAtMs: number;
  evidence: readonly string[];
  facts: Facts;
};

/** A line of a signal on the wire: one JSON object, as the contract of the log lists it, without an end. */
export function signalLine(signal: LineOfSignal): string {
  const { rule, client, subject, severity, raisedAtMs, evidence } = signal;
  const raisedAt = new Date(raisedAtMs).toISOString();
  const sentence = plainSentence(signal);
  return JSON.stringify({ rule, client, subject, severity, raisedAt, evidence, sentence });
}

/** What happened, in plain English, with ids where the portal would have names; days are in UTC. */
function plainSentence(signal: LineOfSignal): string {
  const today = new Date(signal.raisedAtMs).toISOString().slice(0, 10);
  const formatters: SentenceFormatters = {
    day: (day) => formatDay(day, { style: 'short', today, locale: 'en' }),
    instant: (at) => formatDay(at.slice(0, 10), { style: 'short', today, locale: 'en' }),
    money: (amountMinor, currency) => `${currency} ${amountMinor}`,
  };
  const names = {
    client: signal.client,
    subject: ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`,
  };
  // Not `renderSignal`: of a million events' signals nobody reads the other two sentences.
  return translator()(messageKey(signal, 'sentence'), sentenceValues(signal, names, formatters));
}
