import { env } from './env';
import { PortalError } from './errors';

/**
 * A write must come from a page of ours: a browser names the page's origin with every POST (Fetch, 3.2), and no page can
 * make it lie. Next compares the origin with the Host or X-Forwarded-Host of the request, which anybody may write, and
 * lets a write without one pass; here the settings' address alone counts.
 * @throws PortalError forbidden when it comes from elsewhere, from an opaque origin (`null`), or does not say.
 */
export function requireOwnOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const isOwn = headers.get('origin') === new URL(env().NEXTAUTH_URL).origin;
  if (!isOwn || (site !== null && site !== 'same-origin')) {
    throw new PortalError('forbidden', 'errors.foreign_origin');
  }
}
