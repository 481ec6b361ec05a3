import { pressed, type Pressed } from './name-element';
import { tell } from './tell-server';

/** So many presses within a second, and so near to each other, are no patience any more (events.md, `rage_click`). */
const RAGED = 4;
const SECOND_MS = 1_000;
const NEAR_PX = 30;

/** What comes of a press shows within this; what takes longer shows that it works. */
const EFFECT_MS = 1_500;

/** What shows that a press did something, beside a change of the page itself. */
const EFFECTS =
  'submit invalid change input toggle focusin scroll blur visibilitychange hashchange beforeprint cancel'.split(
    ' ',
  );

type Burst = { element: string; x: number; y: number; times: number[]; isRaged: boolean };

/**
 * Watches for presses in anger, and for those that nothing comes of. @returns what tells of those that are still going on,
 * and what ends the watching
 */
export function watchClicks(path: string): { tellNow: () => void; end: () => void } {
  let burst: Burst | null = null;
  let timer = 0;
  const judged = new Map<string, () => void>();

  const endBurst = () => {
    if (burst?.isRaged)
      tell({ type: 'click.raged', path, element: burst.element, count: burst.times.length });
    burst = null;
  };

  const countIn = (element: string, { clientX: x, clientY: y, timeStamp }: MouseEvent) => {
    const last = burst?.times.at(-1) ?? -Infinity;
    const isSame =
      burst?.element === element &&
      Math.hypot(x - burst.x, y - burst.y) <= NEAR_PX &&
      timeStamp - last <= SECOND_MS;
    if (!isSame) endBurst();
    burst ??= { element, x, y, times: [], isRaged: false };
    burst.times.push(timeStamp);
    if (timeStamp - (burst.times.at(-RAGED) ?? -Infinity) <= SECOND_MS) burst.isRaged = true;
    clearTimeout(timer);
    timer = window.setTimeout(endBurst, SECOND_MS);
  };

  const judge = ({ element, at }: Pressed) => {
    const end = watchEffect(at, (isDead) => {
      judged.delete(element);
      if (isDead) tell({ type: 'click.dead', path, element });
    });
    judged.set(element, end);
  };

  const onClick = (event: MouseEvent) => {
    // Programs press too, and Enter that is held down.
    if (!event.isTrusted || event.detail === 0 || !(event.target instanceof Element)) return;
    if (getSelection()?.isCollapsed === false) return;
    const on = pressed(event.target, path);
    if (!on) return;
    countIn(on.element, event);
    // One that is watched already is pressed again in impatience.
    if (on.isOurs && !judged.has(on.element)) judge(on);
  };

  document.addEventListener('click', onClick, true);
  return {
    tellNow: endBurst,
    end: () => {
      document.removeEventListener('click', onClick, true);
      clearTimeout(timer);
      endBurst();
      for (const end of judged.values()) end();
    },
  };
}

/** Waits whether anything comes of a press. @returns what ends it without an answer */
function watchEffect(at: Element, done: (isDead: boolean) => void): () => void {
  const { href } = location;
  const since = performance.now();
  const onEffect = (event: Event) => {
    // That the pressed thing itself has the focus is nothing that it did.
    if (event.type !== 'focusin' || !at.contains(event.target as Node)) end(false);
  };
  const changes = new MutationObserver(() => end(false));
  const end = (isDead?: boolean) => {
    changes.disconnect();
    clearTimeout(timer);
    for (const type of EFFECTS) removeEventListener(type, onEffect, true);
    if (isDead !== undefined) done(isDead);
  };
  changes.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  for (const type of EFFECTS) addEventListener(type, onEffect, true);
  const timer = window.setTimeout(() => {
    const asked = performance.getEntriesByType('resource').some((one) => one.startTime >= since);
    end(location.href === href && !asked);
  }, EFFECT_MS);
  return () => end();
}
