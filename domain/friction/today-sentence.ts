import type { Translate } from '@/lib/translator';
import type { CaseView } from './cases/case-view';

type Counted = {
  cases: readonly Pick<CaseView, 'severity' | 'client'>[];
  digest: { count: number };
};

/** Who needs me first? "Three clients need you now. Juniper Street Dental should hear from you by 11:30." */
export function todaySentence(
  { cases, digest }: Counted,
  t: Translate,
  /** The promise that is due next today, or is late, its time written out. */
  promise: { client: string; time: string; late: 'yes' | 'no' } | null = null,
): string {
  const now = clientsOf(cases, 'high');
  const later = clientsOf(cases, 'medium');
  const due = promise ? ` ${t('today.sentence.promised', promise)}` : '';
  if (now > 0) return t('today.sentence.now', { count: now }) + due;
  if (promise) return t('today.sentence.promised', promise);
  if (later > 0) return t('today.sentence.later', { count: later });
  return t(digest.count > 0 ? 'today.sentence.only_digest' : 'today.sentence.nobody', {
    count: digest.count,
  });
}

/** "The other 29 of your 38 clients are fine." Nothing to be said of where there is no other. */
export function othersSentence({ cases }: Counted, clients: number, t: Translate): string {
  const needing = new Set(cases.map(({ client }) => client.id)).size;
  const others = clients - needing;
  if (others <= 0) return '';
  return needing > 0 ? t('today.others', { others, clients }) : t('today.all_fine', { clients });
}

function clientsOf(cases: Counted['cases'], severity: 'high' | 'medium'): number {
  return new Set(cases.filter((one) => one.severity === severity).map(({ client }) => client.id))
    .size;
}
