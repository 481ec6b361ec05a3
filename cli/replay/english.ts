import { renderSignal, type SentenceFormatters } from '@/domain/friction/sentence';
import type { Signal } from '@/domain/friction/signal';
import { formatDay } from '@/lib/dates';
import { translator } from '@/lib/translator';

/** What happened, in plain English, with ids where the portal would have names; days are in UTC. */
export function englishSentence(signal: Signal): string {
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
  return renderSignal(signal, names, translator(), formatters).sentence;
}
