import { duringOf } from './name-element';
import { tell } from './tell-server';

/** What is asked for this long after somebody did something is not theirs. */
const THEIRS_MS = 3_000;

/** An error that the page has a number for is shown within this, and told with it. */
const SHOWN_MS = 1_500;

/**
 * Watches for errors of ours: those that the page shows with their number, and answers and parts of the page that failed
 * without one, until `signal` says that the page is left. @returns what looks whether one is shown
 */
export function watchErrors(path: string, signal: AbortSignal): () => void {
  const told = new Set<string>();
  let actedAt = -Infinity;

  for (const act of ['click', 'keydown', 'submit'])
    addEventListener(act, () => (actedAt = performance.now()), { capture: true, signal });

  const tellOf = (at: Element | null, status: number, errorId: string) =>
    tell({ type: 'error.shown', path, status, during: duringOf(path, at), errorId });

  const answers = new PerformanceObserver((list) => {
    for (const one of list.getEntries() as PerformanceResourceTiming[]) {
      const { responseStatus: status = 0, startTime, name } = one;
      const isPart = status >= 400 && name.includes('/_next/static/');
      const isTheirs = status >= 500 && Math.abs(startTime - actedAt) < THEIRS_MS;
      if (!(isPart || isTheirs) || name.endsWith('/api/activity')) continue;
      const { size } = told;
      const at = document.activeElement;
      setTimeout(() => told.size > size || tellOf(at, status, ''), SHOWN_MS);
    }
  });
  answers.observe({ type: 'resource' });
  signal.addEventListener('abort', () => answers.disconnect());

  return () => {
    for (const at of document.querySelectorAll<HTMLElement>('[data-incident]')) {
      const errorId = at.dataset.incident ?? '';
      if (told.has(errorId)) continue;
      told.add(errorId);
      tellOf(at, pageStatus(), errorId);
    }
  };
}

/** Of a page that failed as a whole; 500 where it failed later. */
function pageStatus(): number {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Math.max(500, page?.responseStatus ?? 0);
}
