import { type Day } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { lifetimeOf, type PersonActor } from '@/lib/session-row';
import type { Translate } from '@/lib/translator';
import { describeDevice } from './describe-device';
import type { OpenSession } from './list-sessions';

type Words = { t: Translate; locale: string; zone: string; today: Day };

/** A session as a row shows it. */
export type SessionItem = {
  id: string;
  device: { id: string; name: string | null } | null;
  /** 'Dana’s laptop', or 'Chrome on Windows' while it has no name. */
  title: string;
  /** 'Chrome on Windows. From 203.0.113.7. Signed in Mon 23 Nov, 2:40 pm; seen today, 9:15 am.' */
  detail: string;
  isThis: boolean;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The page's first sentence: in how many places somebody is signed in. */
export function signedInSentence(sessions: readonly OpenSession[], t: Translate): string {
  return t('devices.sentence', { others: sessions.filter(({ isThis }) => !isThis).length });
}

/** A session in words. */
export function sessionItem(session: OpenSession, words: Words): SessionItem {
  const { id, device, isThis, ip, userAgent } = session;
  const { t, ...clock } = words;
  const say = (instant: Date, style: 'row' | 'recent') =>
    formatInstant(instant, { ...clock, style });
  const browser = describeDevice(userAgent, t);
  const facts = [
    device?.name ? t('devices.is', { browser }) : null,
    ip ? t('devices.from', { ip }) : null,
    t('devices.since', { at: say(session.beganAt, 'row') }),
    isThis ? null : t('devices.seen', { at: say(session.seenAt, 'recent') }),
  ];
  return {
    id,
    device,
    title: device?.name ?? browser,
    detail: facts.filter((fact) => fact !== null).join(' '),
    isThis,
  };
}

/** When sessions end by themselves, for somebody of this kind: 'after 7 days without a visit, at most 30 after …'. */
export function sessionsEnd(actor: PersonActor, t: Translate): string {
  const { idleMs, absoluteMs } = lifetimeOf(actor);
  const isDays = idleMs >= DAY;
  return t('devices.ends', {
    unit: isDays ? 'days' : 'hours',
    idle: idleMs / (isDays ? DAY : HOUR),
    absolute: absoluteMs / DAY,
  });
}
