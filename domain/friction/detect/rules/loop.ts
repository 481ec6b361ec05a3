import { MINUTE_MS, SECOND_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { idsOf, newestWithin, remember, type Seen } from '../recent';
import { keptOf, nothingKept, type KeptByVisit, type Visit } from '../visits';

interface View extends Seen {
  path: string;
  dwellMs: number;
}

interface Views {
  visit: Visit;
  newest: View[];
}

/** To and fro between two pages without staying on either. */
export const loop = defineRule<{ kept: KeptByVisit<Views> }>({
  name: 'loop',
  start: () => ({ kept: nothingKept() }),
  on: {
    'page.viewed'({ id, atMs, subject, data }, moment, { kept }) {
      const { visit, visitGapMs } = moment;
      if (!visit) return;
      const { views, dwellSeconds, windowMinutes } = moment.settings.loop;
      const { newest } = keptOf(kept, visit, visitGapMs, begin);
      remember(newest, { id, atMs, path: subject.id, dwellMs: data.dwellMs }, views);
      const seen = newestWithin(newest, views, windowMinutes * MINUTE_MS);
      if (!seen || !isToAndFro(seen, dwellSeconds * SECOND_MS)) return;
      moment.found({
        subject: null,
        severity: 'low',
        tell: () => ({
          evidence: idsOf(seen),
          facts: { views, pageA: seen[0]?.path ?? '', pageB: seen[1]?.path ?? '', dwellSeconds },
        }),
      });
    },
  },
});

function begin(visit: Visit): Views {
  return { visit, newest: [] };
}

/** A-B-A-B-..., all but the last left sooner than `dwellMs`. */
function isToAndFro(views: readonly View[], dwellMs: number): boolean {
  const [a, b] = views;
  if (!a || !b || a.path === b.path) return false;
  return views.every(
    (view, place) =>
      view.path === (place % 2 ? b : a).path &&
      (view.dwellMs < dwellMs || place === views.length - 1),
  );
}
