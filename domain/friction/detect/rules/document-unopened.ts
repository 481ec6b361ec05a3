import type { LoggedEventOf } from '@/domain/activity/events';
import { DAY_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { UNTIL_ENDED } from '../episodes';
import type { Moment } from '../rule';
import type { Seen } from '../recent';

interface Published extends Seen {
  category: string | null;
  dueOn: string | null;
  waitDays: number;
}

interface State {
  unopened: Map<string, Published>;
}

/** A document that asks for something, and that nobody at the client has opened. */
export const documentUnopened = defineRule<State>({
  name: 'document_unopened',
  start: () => ({ unopened: new Map() }),
  on: {
    'document.published'({ id, atMs, subject, data }, moment, { unopened }) {
      // Put in again while nobody has looked: the wait goes on.
      if (!data.actionNeeded || unopened.has(subject.id)) return;
      const { waitDays, soonWaitDays, soonWithinDays } = moment.settings.document_unopened;
      const { calendar } = moment;
      const soon =
        data.dueOn !== null &&
        calendar.daysBetween(calendar.dayOf(atMs), data.dueOn) <= soonWithinDays;
      const days = soon ? soonWaitDays : waitDays;
      const { category = null, dueOn } = data;
      unopened.set(subject.id, { id, atMs, category, dueOn, waitDays: days });
      moment.wakeAt(atMs + days * DAY_MS, subject.id);
    },
    'document.opened': opened,
    'document.downloaded': opened,
    'document.signed': opened,
    'document.withdrawn': ({ subject }, moment, { unopened }) => {
      unopened.delete(subject.id);
      moment.ended(subject);
    },
  },
  onTimer(documentId, moment, { unopened }) {
    const published = unopened.get(documentId);
    if (!published || published.atMs + published.waitDays * DAY_MS !== moment.nowMs) return;
    unopened.delete(documentId);
    moment.found({
      subject: { kind: 'document', id: documentId },
      severity: 'low',
      untilMs: UNTIL_ENDED,
      tell: () => ({
        evidence: [published.id],
        facts: {
          publishedOn: moment.calendar.dayOf(published.atMs),
          waitDays: published.waitDays,
          category: published.category,
          dueOn: published.dueOn,
        },
      }),
    });
  },
});

/** By anyone at the client; downloaded or signed is opened. */
function opened(
  { by, subject }: LoggedEventOf<'document.opened' | 'document.downloaded' | 'document.signed'>,
  moment: Moment,
  { unopened }: State,
): void {
  if (by !== 'client') return;
  unopened.delete(subject.id);
  moment.ended(subject);
}
