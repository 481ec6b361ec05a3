import type { Signal } from '@/domain/friction/signal';
import { DAY_MS, HOUR_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { idsOf, newestWithin, remember, type Seen } from '../recent';

/** What a rule has found, by the topics of the questions that it leads to. */
interface Trouble {
  atMs: number;
  rule: string;
  topics: readonly string[];
  evidence: readonly string[];
}

const MOST_KEPT = 50;
/** Older trouble is forgotten, whatever the window is set to. */
const LONGEST_MS = 7 * DAY_MS;

/** They tried by themselves, and had to ask a person after all. */
export const contactAfterSelfService = defineRule<{ troubles: Trouble[]; helps: Seen[] }>({
  name: 'contact_after_self_service',
  start: () => ({ troubles: [], helps: [] }),
  on: {
    'help.viewed'({ id, atMs, by }, moment, { helps }) {
      const { helpViews } = moment.settings.contact_after_self_service;
      if (by === 'client') remember(helps, { id, atMs }, helpViews);
    },
    'contact.received'({ id, atMs, by, data }, moment, { troubles, helps }) {
      if (by !== 'client') return;
      const { windowHours, helpViews } = moment.settings.contact_after_self_service;
      const since = atMs - windowHours * HOUR_MS;
      const { topic } = data;
      const trouble = troubles.findLast(
        (each) => each.atMs >= since && each.topics.includes(topic),
      );
      const looks = newestWithin(helps, helpViews, Infinity);
      const looked = looks !== null && (looks[0]?.atMs ?? -Infinity) >= since;
      if (!trouble && !looked) return;
      const led = trouble ? trouble.evidence : idsOf(looks ?? []);
      moment.found({
        subject: null,
        severity: 'high',
        tell: () => ({
          evidence: [...led, id],
          facts: { topic, after: trouble?.rule ?? 'help', helpViews, windowHours },
        }),
      });
    },
  },
  // Trouble that goes on is trouble of its latest moment, also where its line was raised before.
  onFinding({ rule, raisedAtMs, evidence, ...signal }, { troubles }) {
    const topics = topicsOf(signal);
    if (topics.length === 0) return;
    while (troubles[0] && raisedAtMs - troubles[0].atMs > LONGEST_MS) troubles.shift();
    troubles.push({ atMs: raisedAtMs, rule, topics, evidence });
    if (troubles.length > MOST_KEPT) troubles.shift();
  },
});

const PAY = ['billing', 'payment'];

/** What people ask about after such trouble. */
function topicsOf({ stage, facts }: Pick<Signal, 'stage' | 'facts'>): readonly string[] {
  if (stage === 'pay' || facts.during === 'pay') return PAY;
  if (stage === 'documents' || facts.during === 'open') return ['document'];
  return stage === 'access' ? ['access'] : [];
}
