import type { LoggedEventOf } from '@/domain/activity/events';
import { defineRule } from '../define-rule';
import { nothingYet } from '../forgetting';
import { idsOf } from '../recent';
import type { Moment } from '../rule';
import { noteAttempt, type AttemptsByPerson } from '../struggles';

interface State {
  people: AttemptsByPerson;
}

/** One person who fails to sign in again and again, or keeps asking for a new password. */
export const signinStruggle = defineRule<State>({
  name: 'signin_struggle',
  start: () => ({ people: nothingYet() }),
  on: { 'signin.failed': attempted, 'signin.reset_requested': attempted },
});

function attempted(
  event: LoggedEventOf<'signin.failed' | 'signin.reset_requested'>,
  moment: Moment,
  { people }: State,
): void {
  const settings = moment.settings.signin_struggle;
  const struggle = noteAttempt(people, event, settings);
  if (!struggle) return;
  const { how, attempts, contact } = struggle;
  moment.found({
    subject: null,
    severity: 'medium',
    tell: () => ({
      evidence: idsOf(attempts),
      facts: {
        how,
        attempts: attempts.length,
        contact,
        windowMinutes: settings.windowMinutes,
        windowHours: settings.resetWindowHours,
      },
    }),
  });
}
