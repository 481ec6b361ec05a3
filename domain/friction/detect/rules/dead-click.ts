import { elementOf } from '../clicks';
import { defineRule } from '../define-rule';
import { idsOf, remember, type Seen } from '../recent';
import { keptOf, nothingKept, type KeptByVisit, type Visit } from '../visits';

/** Of so many controls in one visit: whoever has clicked in vain on more of them is known to be lost. */
const MOST_CONTROLS = 200;

interface Clicks {
  visit: Visit;
  /** The newest clicks without effect, by page and element. */
  byControl: Map<string, Seen[]>;
}

/** A control that looks as if it did something: clicked twice in one visit, without effect. */
export const deadClick = defineRule<{ kept: KeptByVisit<Clicks> }>({
  name: 'dead_click',
  start: () => ({ kept: nothingKept() }),
  on: {
    'click.dead'({ id, atMs, subject, data }, moment, { kept }) {
      const element = elementOf(data.element);
      const { visit, visitGapMs } = moment;
      if (!visit || !element) return;
      const { clicks } = moment.settings.dead_click;
      const { byControl } = keptOf(kept, visit, visitGapMs, begin);
      const control = JSON.stringify([subject.id, data.element]);
      const newest = byControl.get(control) ?? [];
      byControl.set(control, newest);
      if (byControl.size > MOST_CONTROLS) dropOldest(byControl);
      remember(newest, { id, atMs }, clicks);
      if (newest.length < clicks) return;
      moment.found({
        subject,
        severity: 'low',
        tell: () => ({ evidence: idsOf(newest), facts: { clicks, ...element } }),
      });
    },
  },
});

function dropOldest(byControl: Map<string, Seen[]>): void {
  for (const oldest of byControl.keys()) {
    byControl.delete(oldest);
    return;
  }
}

function begin(visit: Visit): Clicks {
  return { visit, byControl: new Map() };
}
