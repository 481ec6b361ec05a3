import { cookies } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import { env } from './env';

const SECONDS_A_DAY = 86_400;

function isHttps(): boolean {
  return env().NEXTAUTH_URL.startsWith('https://');
}

/** `__Host-` binds the cookie to this very host, and exists for https only (RFC 6265bis, 4.1.3.2). */
function cookieName(): string {
  return isHttps() ? '__Host-porchlight-session' : 'porchlight-session';
}

/** What next-auth keeps in its cookie: the id of a session row, and nothing to decide by. */
export function authCookieOptions(): Omit<AuthOptions, 'providers'> {
  return {
    secret: env().NEXTAUTH_SECRET,
    // The row ends a session; the cookie only has to outlive the longest row.
    session: { strategy: 'jwt', maxAge: 30 * SECONDS_A_DAY },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() },
      },
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** The session id that the request's cookie bears, or null. Says nothing about whether that session still stands. */
export async function readSessionId(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieName())?.value;
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}
