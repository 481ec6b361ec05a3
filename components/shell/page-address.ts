/** What is looked at of a press; the browser's MouseEvent has it. */
type Press = Pick<
  MouseEvent,
  'defaultPrevented' | 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'target'
>;

/** Answered by a route that is no page: a file, or something that redirects. */
const NO_PAGE = /^\/(api|pdfjs|_next)\/|\.[a-z0-9]+$/;

/**
 * The path, query and fragment that a press on a link leads to, or null where the browser shall follow the link by itself:
 * another key or button, another host, a file, a download, another frame, or a place on the page that is shown.
 */
export function pageAddress(press: Press, here: Pick<Location, 'href' | 'origin'>): string | null {
  const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey, target } = press;
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest('a') : null;
  if (!link?.href || link.hasAttribute('download')) return null;
  if (link.target && link.target !== '_self') return null;
  const { origin, pathname, search, hash } = new URL(link.href, here.href);
  if (origin !== here.origin || NO_PAGE.test(pathname)) return null;
  const shown = new URL(here.href);
  if (hash && pathname === shown.pathname && search === shown.search) return null;
  return pathname + search + hash;
}
