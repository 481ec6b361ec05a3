import { duringOf } from './name-element';
import { tell } from './tell-server';

/** What is asked for this long after somebody did something is not theirs. */
const THEIRS_MS = 3_000;

/** An error that the page has a number for is shown within this, and told with it. */
const SHOWN_MS = 1_500;

/**
 * Watches for errors of ours: those that the page shows with their number, and answers and parts of the page that failed
 * without one. @returns what looks whether one is shown, and what ends the watching
 */
export function watchErrors(path: string): { look: () => void; end: () => void } {
  const told = new Set<string>();
  const timers = new Set<number>();
  let actedAt = -Infinity;
  let shown = 0;

  const onAct = () => (actedAt = performance.now());
  const ACTS = ['click', 'keydown', 'submit'];
  for (const act of ACTS) document.addEventListener(act, onAct, true);

  const look = () => {
    for (const at of document.querySelectorAll<HTMLElement>('[data-incident]')) {
      const errorId = at.dataset.incident ?? '';
      if (!errorId || told.has(errorId)) continue;
      told.add(errorId);
      shown += 1;
      tell({
        type: 'error.shown',
        path,
        status: pageStatus(),
        during: duringOf(path, at),
        errorId,
      });
    }
  };

  const answers = new PerformanceObserver((list) => {
    for (const one of list.getEntries() as PerformanceResourceTiming[]) {
      const { responseStatus: status = 0, startTime, name } = one;
      const isPart = name.includes('/_next/static/') && status >= 400;
      const isTheirs = status >= 500 && Math.abs(startTime - actedAt) < THEIRS_MS;
      if (!(isPart || isTheirs) || name.endsWith('/api/activity')) continue;
      const before = shown;
      const at = document.activeElement;
      const timer = window.setTimeout(() => {
        timers.delete(timer);
        if (shown === before)
          tell({ type: 'error.shown', path, status, during: duringOf(path, at), errorId: '' });
      }, SHOWN_MS);
      timers.add(timer);
    }
  });
  answers.observe({ type: 'resource' });

  return {
    look,
    end: () => {
      answers.disconnect();
      timers.forEach(clearTimeout);
      for (const act of ACTS) document.removeEventListener(act, onAct, true);
    },
  };
}

/** Of a page that failed as a whole; 500 where it failed later. */
function pageStatus(): number {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Math.max(500, page?.responseStatus ?? 0);
}
