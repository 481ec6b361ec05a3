import { defineRule } from '../define-rule';
import type { Moment } from '../rule';
import { idsOf, remember, type Seen } from '../recent';
import { keptOf, nothingKept, type KeptByVisit, type Visit } from '../visits';

interface Searches {
  visit: Visit;
  count: number;
  /** The newest searches without a result. */
  newest: (Seen & { query: string | null })[];
}

const MOST_CITED = 20;

/** Searched again and again and found nothing; worse when the visit ends there. */
export const searchEmpty = defineRule<{ kept: KeptByVisit<Searches> }>({
  name: 'search_empty',
  start: () => ({ kept: nothingKept() }),
  on: {
    'search.performed'({ id, atMs, data }, moment, { kept }) {
      const { visit, visitGapMs } = moment;
      if (!visit || data.results > 0) return;
      const searches = keptOf(kept, visit, visitGapMs, begin);
      searches.count += 1;
      remember(searches.newest, { id, atMs, query: data.query ?? null }, MOST_CITED);
      if (searches.count < moment.settings.search_empty.searches) return;
      found(searches, false, moment);
      moment.wakeAt(atMs + visitGapMs, visit.id);
    },
  },
  onTimer(visitId, moment, { kept }) {
    const searches = kept.byId.get(visitId);
    const last = searches?.newest.at(-1);
    if (!searches || !last || last.atMs !== moment.nowMs - moment.visitGapMs) return;
    if (searches.visit.lastId === last.id) found(searches, true, moment);
  },
});

function begin(visit: Visit): Searches {
  return { visit, count: 0, newest: [] };
}

function found({ newest, count }: Searches, leftThere: boolean, moment: Moment): void {
  moment.found({
    subject: null,
    severity: leftThere ? 'medium' : 'low',
    tell: () => ({
      evidence: idsOf(newest),
      facts: { searches: count, query: newest.at(-1)?.query ?? null, leftThere },
    }),
  });
}
