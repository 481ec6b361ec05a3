type Reported =
  | { type: 'page.viewed'; path: string; dwellMs: number }
  | { type: 'form.rejected'; path: string; form: string; field: string }
  | { type: 'error.shown'; path: string; status: number; during: string; errorId: string };

/** Shorter than this nobody looked: the page was only passed through. */
const A_LOOK_MS = 300;

/**
 * Watches one page until it is left: how long it was in sight, fields that were turned back, errors of ours that were
 * shown. Sent by `sendBeacon` on leaving, so that nothing waits for it. @returns what ends the watching
 */
export function watchPage(path: string): () => void {
  const waiting: Reported[] = [];
  const told = new Set<string>();
  let inSightSince = document.visibilityState === 'visible' ? performance.now() : null;
  let dwellMs = 0;

  const count = () => {
    if (inSightSince !== null) dwellMs += performance.now() - inSightSince;
    inSightSince = null;
  };
  const send = () => {
    count();
    if (dwellMs >= A_LOOK_MS)
      waiting.push({ type: 'page.viewed', path, dwellMs: Math.round(dwellMs) });
    dwellMs = 0;
    if (waiting.length === 0) return;
    const body = new Blob([JSON.stringify(waiting.splice(0))], { type: 'application/json' });
    navigator.sendBeacon('/api/activity', body);
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') send();
    else inSightSince = performance.now();
  };
  const look = () => {
    for (const field of document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')) {
      // Not `form.id`: where a field is called `id`, that is the field.
      const form =
        field.form?.getAttribute('aria-label') ||
        field.form?.getAttribute('id') ||
        path.split('/')[1] ||
        'form';
      // Told again only when it was sent again: React draws the fields of a refused form anew.
      if (field.dataset.told || !field.name) continue;
      field.dataset.told = 'yes';
      waiting.push({ type: 'form.rejected', path, form: plain(form), field: plain(field.name) });
    }
    for (const shown of document.querySelectorAll<HTMLElement>('[data-incident]')) {
      const errorId = shown.dataset.incident ?? '';
      if (told.has(errorId)) continue;
      told.add(errorId);
      waiting.push({
        type: 'error.shown',
        path,
        status: 500,
        during: duringOf(path, shown),
        errorId,
      });
    }
  };

  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['aria-invalid', 'data-incident'],
  });
  look();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', onVisibility);
    send();
  };
}

/** What the reader was about when it happened. */
function duringOf(path: string, shown: HTMLElement): string {
  if (/\/(pay|paid)\b/.test(path) || shown.closest('[data-during="pay"]')) return 'pay';
  if (shown.closest('form')) return 'submit';
  return /^\/(invoices|documents)\/./.test(path) ? 'open' : 'other';
}

/** Names alone: what a name may not hold is left out. */
function plain(text: string): string {
  return text.replace(/[^\w\-. ]/g, '').slice(0, 80) || 'field';
}
