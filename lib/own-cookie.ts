import { env } from './env';

/**
 * A cookie of the portal's own, by what it is for. `__Host-` binds it to this very host, and exists for https only
 * (RFC 6265bis, 4.1.3.2).
 */
export function ownCookie(purpose: string) {
  const isHttps = env().NEXTAUTH_URL.startsWith('https://');
  return {
    name: `${isHttps ? '__Host-' : ''}porchlight-${purpose}`,
    attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } as const,
  };
}
