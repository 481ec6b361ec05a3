/** Tells the portal that somebody has stopped typing and that this was a search; nobody waits for it. */
export function reportSearch(q: string): void {
  const headers = { 'content-type': 'application/json' };
  fetch('/api/search', {
    method: 'POST',
    keepalive: true,
    headers,
    body: JSON.stringify({ q }),
  }).catch(() => undefined);
}
