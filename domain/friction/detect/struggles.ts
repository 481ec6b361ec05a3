import type { LoggedEventOf } from '@/domain/activity/events';
import { HOUR_MS, MINUTE_MS, type FrictionSettings } from '../settings';
import { type Forgetful, forgetOver } from './forgetting';
import { newestWithin, remember, type Seen } from './recent';

/** What one person has tried lately in order to get in. */
interface Attempts {
  failures: Seen[];
  resets: Seen[];
  lastAtMs: number;
}

/** The attempts of the people at one client. */
export type AttemptsByPerson = Forgetful<Attempts>;

/** One person who does not get in: the attempts that show it, and of which kind they are. */
export interface Struggle {
  contact: string;
  how: 'failures' | 'resets';
  attempts: Seen[];
}

/**
 * Takes in a failed sign-in or a wish for a new password.
 * @returns the struggle that it completes; null when it is none (yet), or nobody can say whose attempt it was.
 */
export function noteAttempt(
  people: AttemptsByPerson,
  event: LoggedEventOf<'signin.failed' | 'signin.reset_requested'>,
  settings: FrictionSettings['signin_struggle'],
): Struggle | null {
  const { id, atMs, by, contact } = event;
  if (by !== 'client' || contact === null) return null;
  const { failures, windowMinutes, resets, resetWindowHours } = settings;
  const windowMs = windowMinutes * MINUTE_MS;
  const resetWindowMs = resetWindowHours * HOUR_MS;
  const longestMs = Math.max(windowMs, resetWindowMs);
  forgetOver(people, atMs, longestMs, ({ lastAtMs }) => lastAtMs < atMs - longestMs);

  const person = people.byKey.get(contact) ?? { failures: [], resets: [], lastAtMs: atMs };
  person.lastAtMs = atMs;
  people.byKey.set(contact, person);
  if (event.type === 'signin.failed') {
    remember(person.failures, { id, atMs }, failures);
    const attempts = newestWithin(person.failures, failures, windowMs);
    return attempts && { contact, how: 'failures', attempts };
  }
  remember(person.resets, { id, atMs }, resets);
  const attempts = newestWithin(person.resets, resets, resetWindowMs);
  return attempts && { contact, how: 'resets', attempts };
}
