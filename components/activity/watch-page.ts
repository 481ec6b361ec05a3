import { nameIn } from './name-element';
import { tell, tellAndLeave } from './tell-server';
import { watchClicks } from './watch-clicks';
import { watchErrors } from './watch-errors';

/** Shorter than this nobody looked: the page was only passed through. */
const A_LOOK_MS = 300;

/** The page is looked over this long after it changed, and not at each change. */
const LOOK_OVER_MS = 100;

/**
 * Watches one page until it is left: how long it was in sight, fields that were turned back, errors of ours that were
 * shown, presses in anger or without effect. @returns what ends the watching
 */
export function watchPage(path: string): () => void {
  const left = new AbortController();
  const { signal } = left;
  const lookForErrors = watchErrors(path, signal);
  const tellClicks = watchClicks(path, signal);
  let sight = document.hidden ? null : beginSight();
  let timer = 0;

  const tellSight = () => {
    tellClicks();
    if (!sight) return;
    const dwellMs = Math.round(performance.now() - sight.since);
    if (dwellMs >= A_LOOK_MS) tell({ type: 'page.viewed', path, at: sight.at, dwellMs });
    sight = null;
  };
  const leave = () => {
    tellSight();
    tellAndLeave();
  };
  const lookOver = () => {
    timer = 0;
    lookForRefusals(path);
    lookForErrors();
  };
  const observer = new MutationObserver(() => {
    timer ||= window.setTimeout(lookOver, LOOK_OVER_MS);
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['aria-invalid', 'data-incident'],
  });
  lookOver();
  const onVisibility = () => {
    if (document.hidden) leave();
    else sight = beginSight();
  };
  addEventListener('visibilitychange', onVisibility, { signal });
  addEventListener('pagehide', leave, { signal });
  return () => {
    clearTimeout(timer);
    lookOver();
    observer.disconnect();
    left.abort();
    tellSight();
  };
}

function beginSight(): { at: number; since: number } {
  return { at: Date.now(), since: performance.now() };
}

function lookForRefusals(path: string): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')) {
    // Not `form.id`: where a field is called `id`, that is the field.
    const form = field.form?.ariaLabel || field.form?.getAttribute('id') || path.split('/')[1];
    // Told again only when it was sent again: React draws the fields of a refused form anew.
    if (field.dataset.told || !field.name) continue;
    field.dataset.told = 'yes';
    tell({
      type: 'form.rejected',
      path,
      form: nameIn(form) || 'form',
      field: nameIn(field.name) || 'field',
    });
  }
}
