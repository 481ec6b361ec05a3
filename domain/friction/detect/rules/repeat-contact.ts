import { DAY_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { idsOf, newestWithin, remember, type Seen } from '../recent';

interface Contact extends Seen {
  conversation: string;
}

interface Waiting {
  id: string;
  topic: string;
  dueMs: number;
}

/** Had to ask about the same thing again; or asked, and a working day went by without an answer. */
export const repeatContact = defineRule<{
  /** The newest contacts, by topic. */
  byTopic: Map<string, Contact[]>;
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
      remember(newest, { id, atMs, conversation: subject.id }, contacts);
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
    // Written down by mistake: it was none. What it was counted into before that is nobody's case (`keepCases`).
    'contact.withdrawn'({ subject }, _, { byTopic, waiting }) {
      waiting.delete(subject.id);
      for (const [topic, contacts] of byTopic) {
        const others = contacts.filter(({ conversation }) => conversation !== subject.id);
        byTopic.set(topic, others);
      }
    },
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
