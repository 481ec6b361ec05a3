/** Any base will do: a path that leaves it was none of ours. */
const BASE = 'https://portal.invalid';

/**
 * Where to go after signing in: a path of this very site, or null. Refuses what a browser reads as another host
 * ('//elsewhere', '/\elsewhere', control characters that are dropped) and the pages of signing in themselves.
 */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || next.length > 500 || !next.startsWith('/') || /[\\\u0000-\u0020\u007f]/.test(next)) {
    return null;
  }
  const url = URL.parse(next, BASE);
  if (!url || url.origin !== BASE) return null;
  if (/^\/(sign-in|invitation|reset|api)(\/|$)/.test(url.pathname)) return null;
  // Read once more, since '/./' and '/..' may leave two slashes in front.
  return url.pathname.startsWith('//') ? null : url.pathname + url.search + url.hash;
}
