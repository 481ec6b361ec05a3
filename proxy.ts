import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentPolicy } from '@/lib/content-policy.mjs';
import { env } from '@/lib/env';

const OPEN = ['/sign-in', '/invitation', '/reset', '/address', '/pay', '/verify', '/check'];
const COOKIES = ['porchlight-session', '__Host-porchlight-session'];

/**
 * Gives each page the nonce that its scripts run by, and sends somebody without a cookie to sign in, from where they come
 * back to where they wanted to go. It guards nothing: every page and verb finds out for itself who is asking, and without
 * this file a page has the policy of next.config.mjs.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const isOpen = OPEN.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  if (!isOpen && !COOKIES.some((name) => request.cookies.has(name))) {
    // The settings' address, not the request's: anybody may write a Host.
    const signIn = new URL('/sign-in', env().NEXTAUTH_URL);
    if (pathname !== '/') signIn.searchParams.set('next', pathname + search);
    return NextResponse.redirect(signIn);
  }
  return withPolicy(request);
}

/** Next reads the nonce from the request's policy, and writes it into every script of the page. */
function withPolicy(request: NextRequest): NextResponse {
  const { STRIPE_PUBLIC_URL } = env();
  const policy = contentPolicy({
    nonce: randomBytes(16).toString('base64'),
    payingAt: STRIPE_PUBLIC_URL && new URL(STRIPE_PUBLIC_URL).origin,
  });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // Next draws a page for its headers alone, too, and does not say so: whoever counts looks has to know.
  headers.delete('x-asked-by');
  if (request.method === 'HEAD') headers.set('x-asked-by', 'HEAD');
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

// A matched request's body is cut at 10 MB: what carries bodies (/api) is left alone, and so are files. What a running
// page fetches (parts of pages, actions) is no document, and needs no nonce; no link and no form can send these headers.
export const config = {
  matcher: [
    {
      source: '/((?!api/|pdfjs/|_next/|.*\\.[a-z0-9]+$).*)',
      missing: [
        { type: 'header', key: 'rsc' },
        { type: 'header', key: 'next-action' },
      ],
    },
  ],
};
