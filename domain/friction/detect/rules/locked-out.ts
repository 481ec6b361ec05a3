import type { LoggedEventOf } from '@/domain/activity/events';
import { HOUR_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { nothingYet } from '../forgetting';
import { idsOf } from '../recent';
import type { Moment } from '../rule';
import { noteAttempt, type AttemptsByPerson, type Struggle } from '../struggles';

interface State {
  people: AttemptsByPerson;
  /** The first struggle of each person since that person last got in. */
  waiting: Map<string, Struggle & { atMs: number }>;
}

/** The portal has locked somebody out; or somebody struggled and has not got in since. */
export const lockedOut = defineRule<State>({
  name: 'locked_out',
  start: () => ({ people: nothingYet(), waiting: new Map() }),
  on: {
    'signin.failed': attempted,
    'signin.reset_requested': attempted,
    'signin.succeeded': ({ by, contact }, _, { waiting }) => {
      if (by === 'client' && contact !== null) waiting.delete(contact);
    },
    'signin.locked'({ id, contact }, moment) {
      moment.found({
        subject: null,
        severity: 'high',
        tell: () => ({ evidence: [id], facts: { how: 'locked', contact } }),
      });
    },
  },
  onTimer(contact, moment, { waiting }) {
    const struggle = waiting.get(contact);
    const { waitHours } = moment.settings.locked_out;
    if (!struggle || struggle.atMs !== moment.nowMs - waitHours * HOUR_MS) return;
    waiting.delete(contact);
    moment.found({
      subject: null,
      severity: 'high',
      tell: () => ({
        evidence: idsOf(struggle.attempts),
        facts: { how: struggle.how, attempts: struggle.attempts.length, contact, waitHours },
      }),
    });
  },
});

function attempted(
  event: LoggedEventOf<'signin.failed' | 'signin.reset_requested'>,
  moment: Moment,
  { people, waiting }: State,
): void {
  const struggle = noteAttempt(people, event, moment.settings.signin_struggle);
  if (!struggle || waiting.has(struggle.contact)) return;
  waiting.set(struggle.contact, { ...struggle, atMs: event.atMs });
  moment.wakeAt(event.atMs + moment.settings.locked_out.waitHours * HOUR_MS, struggle.contact);
}
