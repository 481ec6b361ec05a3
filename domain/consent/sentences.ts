import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Words } from '../invoices/words';
import type { ConsentView } from './get-consent';
import type { Delivery } from './list-deliveries';

/** How do I get my W-2? "Your W-2 is ready. Say how you want it." */
export function consentSentence(
  { standing, held }: Pick<ConsentView, 'standing' | 'held'>,
  words: Words,
  zone: string,
): string {
  const { t, locale, today } = words;
  if (standing.said === 'none') {
    return t(held > 0 ? 'consent.sentence.held' : 'consent.sentence.none', { count: held });
  }
  const day = formatDay(dayIn(zone, standing.at), { style: 'sentence', today, locale });
  return t(`consent.sentence.${standing.said}`, { day });
}

/** Where a W-2 is with one of those who are to have it, and what staff can do. "Marcus has not agreed to have it electronically." */
export function deliverySentence(delivery: Delivery, words: Words, zone: string): string {
  const { t, locale, today } = words;
  const { name, furnishedAt, handedOverAt, handedOverBy, askedAt, said, hasJoined } = delivery;
  const on = (at: Date | null) =>
    at ? formatDay(dayIn(zone, at), { style: 'row', today, locale }) : '';
  const values = { name, by: handedOverBy ?? '', asked: askedAt ? 'yes' : 'no', on: on(askedAt) };
  if (furnishedAt) return t('consent.delivery.furnished', { name, on: on(furnishedAt) });
  if (handedOverAt) return t('consent.delivery.handed_over', { ...values, on: on(handedOverAt) });
  if (said === 'withdrawn' || said === 'declined') return t(`consent.delivery.${said}`, { name });
  return t(hasJoined ? 'consent.delivery.held' : 'consent.delivery.not_joined', values);
}

/** Has it arrived? Of a W-2 that waits for consent: "“W-2, Marcus Bell” is held: …"; null for anything else. */
export function heldSentence(
  { title, state }: { title: string; state: string },
  deliveries: readonly Delivery[],
  { t, locale }: Words,
): string | null {
  const held = deliveries.filter(({ furnishedAt, handedOverAt }) => !furnishedAt && !handedOverAt);
  if (state !== 'published' || held.length === 0) return null;
  const names = new Intl.ListFormat(locale).format(held.map(({ name }) => name));
  return t('consent.firm_sentence', { title, names, count: held.length });
}
