import NextAuth, { type AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { NextRequest } from 'next/server';
import { endOwnSession } from '@/app/(auth)/end-own-session';
import { endSession } from '@/domain/access/end-session';
import { signIn, SignInInput } from '@/domain/access/sign-in';
import { authCookieOptions, writeDeviceCookie } from '@/lib/auth-cookie';
import { PortalError } from '@/lib/errors';
import { originOf } from '@/lib/origin';
import { openRoute } from '@/lib/route';
import { actorOfSession } from '@/lib/session-row';

function options(request: Request): AuthOptions {
  const origin = originOf(request.headers);
  return {
    ...authCookieOptions(),
    providers: [
      CredentialsProvider({
        name: 'Porchlight',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials) => {
          const input = SignInInput.safeParse(credentials);
          if (!input.success) return null;
          try {
            const entered = await signIn({ kind: 'sign-in', origin }, input.data);
            // A second step is asked for on the portal's own page alone.
            if (entered.step !== 'in') return null;
            await endOwnSession();
            await writeDeviceCookie(entered.deviceSecret);
            return { id: entered.sessionId };
          } catch (error) {
            // Wrong, unknown or locked: next-auth says one and the same of all three.
            if (error instanceof PortalError) return null;
            throw error;
          }
        },
      }),
    ],
    events: {
      signOut: async ({ token }) => {
        const actor = typeof token?.sid === 'string' && (await actorOfSession(token.sid, origin));
        if (actor) await endSession(actor);
      },
    },
  };
}

/** next-auth proves its own callers: its writes ask for its csrf token. What Next hands in is a `NextRequest`. */
const handle = openRoute({}, async ({ request, params }) => {
  const context = { params: { nextauth: (params.nextauth ?? '').split('/') } };
  const answer: unknown = await NextAuth(request as NextRequest, context, options(request));
  if (!(answer instanceof Response)) throw new Error('next-auth gave no answer');
  return answer;
});

export { handle as GET, handle as POST };
