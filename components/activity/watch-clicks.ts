import { pressed, type Pressed } from './name-element';
import { tell } from './tell-server';

/** So many presses within a second, and so near to each other, are no patience any more (events.md, `rage_click`). */
const RAGED = 4;
const SECOND_MS = 1_000;
const NEAR_PX = 30;

/** What comes of a press shows within this; what takes longer shows that it works. */
const EFFECT_MS = 1_500;

/** What shows that a press did something, beside a change of the page itself. */
const EFFECTS = 'submit change toggle focusin scroll blur visibilitychange';

type Burst = { element: string; x: number; y: number; times: number[] };

/**
 * Watches for presses in anger, and for those that nothing comes of, until `signal` says that the page is left.
 * @returns what tells of anger that is still going on
 */
export function watchClicks(path: string, signal: AbortSignal): () => void {
  let burst: Burst | null = null;
  let timer = 0;
  const judged = new Set<string>();

  const endBurst = () => {
    const { element = '', times = [] } = burst ?? {};
    burst = null;
    if (times.some((at, place) => at - (times[place - RAGED + 1] ?? NaN) <= SECOND_MS))
      tell({ type: 'click.raged', path, element, count: times.length });
  };

  const countIn = (element: string, { clientX: x, clientY: y, timeStamp }: MouseEvent) => {
    if (burst?.element !== element || Math.hypot(x - burst.x, y - burst.y) > NEAR_PX) endBurst();
    burst ??= { element, x, y, times: [] };
    burst.times.push(timeStamp);
    clearTimeout(timer);
    timer = window.setTimeout(endBurst, SECOND_MS);
  };

  const judge = ({ element, at }: Pressed) => {
    judged.add(element);
    watchEffect(at, (isDead) => {
      judged.delete(element);
      if (isDead) tell({ type: 'click.dead', path, element });
    });
  };

  const onClick = (event: MouseEvent) => {
    // Programs press too, and Enter that is held down.
    if (!event.isTrusted || event.detail === 0 || getSelection()?.isCollapsed === false) return;
    const on = pressed(event.target as Element, path);
    if (!on) return;
    countIn(on.element, event);
    // One that is watched already is pressed again in impatience.
    if (on.isOurs && !judged.has(on.element)) judge(on);
  };

  addEventListener('click', onClick, { capture: true, signal });
  return endBurst;
}

/** Waits whether anything comes of a press; another page does. */
function watchEffect(at: Element, done: (isDead: boolean) => void): void {
  const { href } = location;
  const since = performance.now();
  const ended = new AbortController();
  const end = (isDead: boolean) => {
    changes.disconnect();
    clearTimeout(timer);
    ended.abort();
    done(isDead);
  };
  const changes = new MutationObserver(() => end(false));
  changes.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const onEffect = ({ type, target }: Event) => {
    // That the pressed thing itself has the focus is nothing that it did.
    if (type !== 'focusin' || !at.contains(target as Node)) end(false);
  };
  for (const type of EFFECTS.split(' '))
    addEventListener(type, onEffect, { capture: true, signal: ended.signal });
  const timer = window.setTimeout(() => {
    const asked = performance
      .getEntriesByType('resource')
      .some(({ startTime, name }) => startTime >= since && !name.endsWith('/api/activity'));
    end(location.href === href && !asked);
  }, EFFECT_MS);
}
