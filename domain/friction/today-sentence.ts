import type { Translate } from '@/lib/translator';
import type { SignalView } from './signal-view';

type Counted = {
  signals: readonly Pick<SignalView, 'severity' | 'client'>[];
  digest: readonly unknown[];
};

/** Who needs me first? "Three clients need you now." */
export function todaySentence({ signals, digest }: Counted, t: Translate): string {
  const now = clientsOf(signals, 'high');
  const later = clientsOf(signals, 'medium');
  if (now > 0) return t('today.sentence.now', { count: now });
  if (later > 0) return t('today.sentence.later', { count: later });
  return t(digest.length > 0 ? 'today.sentence.only_digest' : 'today.sentence.nobody', {
    count: digest.length,
  });
}

/** "The other 29 of your 38 clients are fine." Nothing to be said of where there is no other. */
export function othersSentence({ signals }: Counted, clients: number, t: Translate): string {
  const needing = new Set(signals.map(({ client }) => client.id)).size;
  const others = clients - needing;
  if (others <= 0) return '';
  return needing > 0 ? t('today.others', { others, clients }) : t('today.all_fine', { clients });
}

function clientsOf(signals: Counted['signals'], severity: 'high' | 'medium'): number {
  return new Set(
    signals.filter((signal) => signal.severity === severity).map(({ client }) => client.id),
  ).size;
}
