import { DAY_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { idsOf, newestWithin, remember, type Seen } from '../recent';

interface Waiting {
  id: string;
  topic: string;
  dueMs: number;
}

/** Had to ask about the same thing again; or asked, and a working day went by without an answer. */
export const repeatContact = defineRule<{
  /** The newest contacts, by topic. */
  byTopic: Map<string, Seen[]>;
  /** Questions without an answer, by conversation. */
  waiting: Map<string, Waiting>;
}>({
  name: 'repeat_contact',
  start: () => ({ byTopic: new Map(), waiting: new Map() }),
  on: {
    'contact.received'({ id, atMs, by, subject, data }, moment, { byTopic, waiting }) {
      if (by !== 'client') return;
      const { topic } = data;
      if (!waiting.has(subject.id)) {
        const dueMs = moment.calendar.sameTimeNextWorkday(atMs);
        waiting.set(subject.id, { id, topic, dueMs });
        moment.wakeAt(dueMs, subject.id);
      }
      const { contacts, windowDays } = moment.settings.repeat_contact;
      const newest = byTopic.get(topic) ?? [];
      byTopic.set(topic, newest);
      remember(newest, { id, atMs }, contacts);
      const deciding = newestWithin(newest, contacts, windowDays * DAY_MS);
      if (!deciding) return;
      moment.found({
        subject: null,
        severity: 'high',
        untilMs: (deciding[0]?.atMs ?? atMs) + windowDays * DAY_MS,
        tell: () => ({
          evidence: idsOf(deciding),
          facts: { how: 'again', topic, contacts, windowDays },
        }),
      });
    },
    'contact.answered': ({ subject }, _, { waiting }) => void waiting.delete(subject.id),
    // Whoever says that it is settled waits for no answer any more.
    'contact.settled': ({ subject }, _, { waiting }) => void waiting.delete(subject.id),
  },
  onTimer(conversation, moment, { waiting }) {
    const question = waiting.get(conversation);
    if (question?.dueMs !== moment.nowMs) return;
    waiting.delete(conversation);
    moment.found({
      subject: null,
      severity: 'high',
      tell: () => ({
        evidence: [question.id],
        facts: { how: 'unanswered', topic: question.topic, conversation },
      }),
    });
  },
});
