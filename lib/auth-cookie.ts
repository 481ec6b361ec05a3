import { cookies } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { env } from './env';
import { ownCookie } from './own-cookie';
import { remember } from './remember';

/** The row ends a session; the cookie only has to outlive the longest row: 30 days. */
const MAX_AGE_SECONDS = 30 * 86_400;

const SESSION = 'session';

/** What next-auth keeps in its cookie: the id of a session row, and nothing to decide by. */
export function authCookieOptions(): Omit<AuthOptions, 'providers'> {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: MAX_AGE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: ownCookie(SESSION).name,
        options: ownCookie(SESSION).attributes,
      },
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/**
 * What a cookie says. Deriving its key is most of what reading one costs, and it says the same each time: the newest are
 * kept. How long it is good for is the row's to decide, as of every session.
 */
const sessionIdIn = remember(
  1_000,
  (cookie: string) => cookie,
  async (cookie): Promise<string | null> => {
    try {
      const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET });
      return typeof token?.sid === 'string' ? token.sid : null;
    } catch {
      return null;
    }
  },
);

/** The session id that the request's cookie bears, or null. Says nothing about whether that session still stands. */
export async function readSessionId(): Promise<string | null> {
  const cookie = (await cookies()).get(ownCookie(SESSION).name)?.value;
  return cookie ? sessionIdIn(cookie) : null;
}

/** Gives the browser the cookie that next-auth would give it, for a page that signs in without a script. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
  const secret = env().NEXTAUTH_SECRET;
  const token = await encode({ token: { sid: sessionId }, secret, maxAge: MAX_AGE_SECONDS });
  const { name, attributes } = ownCookie(SESSION);
  (await cookies()).set(name, token, { ...attributes, maxAge: MAX_AGE_SECONDS });
}

/** Takes the cookie from the browser. The row is what ends a session. */
export async function clearSessionCookie(): Promise<void> {
  const { name, attributes } = ownCookie(SESSION);
  (await cookies()).set(name, '', { ...attributes, maxAge: 0 });
}
