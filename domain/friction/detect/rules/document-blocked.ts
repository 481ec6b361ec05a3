import type { LoggedEventOf } from '@/domain/activity/events';
import { HOUR_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { type Forgetful, forgetOver, nothingYet } from '../forgetting';
import { idsOf, isBefore, newestWithin, remember, type Seen } from '../recent';
import type { Moment } from '../rule';

interface State {
  /** The newest failures since it was last opened, by document. */
  failures: Forgetful<Seen[]>;
}

/** A document that will not open, for anyone at the client. */
export const documentBlocked = defineRule<State>({
  name: 'document_blocked',
  start: () => ({ failures: nothingYet() }),
  on: {
    'document.open_failed'({ id, atMs, by, subject, data }, moment, state) {
      if (by !== 'client') return;
      const { failures: count, windowHours } = moment.settings.document_blocked;
      const windowMs = windowHours * HOUR_MS;
      forgetOver(state.failures, atMs, windowMs, (each) => isBefore(each, atMs - windowMs));
      const newest = state.failures.byKey.get(subject.id) ?? [];
      state.failures.byKey.set(subject.id, newest);
      remember(newest, { id, atMs }, count);
      const deciding = newestWithin(newest, count, windowMs);
      if (!deciding) return;
      const { reason = null } = data;
      moment.found({
        subject,
        severity: 'high',
        untilMs: (deciding[0]?.atMs ?? atMs) + windowMs,
        tell: () => ({
          evidence: idsOf(deciding),
          facts: { failures: count, windowHours, reason },
        }),
      });
    },
    'document.opened': opened,
    'document.downloaded': opened,
    'document.signed': opened,
  },
});

function opened(
  { by, subject }: LoggedEventOf<'document.opened' | 'document.downloaded' | 'document.signed'>,
  moment: Moment,
  { failures }: State,
): void {
  if (by === 'client' && failures.byKey.delete(subject.id)) moment.ended(subject);
}
