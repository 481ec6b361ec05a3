import { cookies } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { env } from './env';
import { ownCookie } from './own-cookie';
import { remember } from './remember';

/** The row ends a session; the cookie only has to outlive the longest row: 30 days. */
const MAX_AGE_SECONDS = 30 * 86_400;

/** As long as browsers keep a cookie at all (RFC 6265bis, 5.5): 400 days from the last time that it was signed in. */
const DEVICE_MAX_AGE_SECONDS = 400 * 86_400;

function cookieName(): string {
  return ownCookie('session').name;
}

function cookieAttributes() {
  return ownCookie('session').attributes;
}

/** What next-auth keeps in its cookie: the id of a session row, and nothing to decide by. */
export function authCookieOptions(): Omit<AuthOptions, 'providers'> {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: MAX_AGE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: cookieAttributes(),
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
  const cookie = (await cookies()).get(cookieName())?.value;
  return cookie ? sessionIdIn(cookie) : null;
}

/**
 * Gives the browser the cookie that next-auth would give it, for a page that signs in without a script, and the one by
 * which it is known the next time.
 * @param deviceSecret where the browser has none yet
 */
export async function writeSessionCookie({
  sessionId,
  deviceSecret,
}: {
  sessionId: string;
  deviceSecret: string | null;
}): Promise<void> {
  const secret = env().NEXTAUTH_SECRET;
  const token = await encode({ token: { sid: sessionId }, secret, maxAge: MAX_AGE_SECONDS });
  (await cookies()).set(cookieName(), token, { ...cookieAttributes(), maxAge: MAX_AGE_SECONDS });
  await writeDeviceCookie(deviceSecret);
}

/** Gives the browser its secret, or lets it keep the one that it has for as long again. */
export async function writeDeviceCookie(deviceSecret: string | null): Promise<void> {
  const jar = await cookies();
  const { name, attributes } = ownCookie('device');
  const secret = deviceSecret ?? jar.get(name)?.value;
  if (!secret) return;
  jar.set(name, secret, { ...attributes, maxAge: DEVICE_MAX_AGE_SECONDS });
}

/** Takes the cookie from the browser. The row is what ends a session. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(), '', { ...cookieAttributes(), maxAge: 0 });
}
