import { type NextRequest, NextResponse } from 'next/server';

const OPEN = ['/sign-in', '/invitation', '/reset', '/pay', '/verify'];

/**
 * Comfort alone: somebody without a cookie is sent to sign in, and comes back to where they wanted to go. It guards
 * nothing. Every page and verb finds out for itself who is asking.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const isOpen = OPEN.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  if (isOpen) return NextResponse.next();
  const signIn = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') signIn.searchParams.set('next', pathname + search);
  return NextResponse.redirect(signIn);
}

// A matched request's body is cut at 10 MB: what carries bodies (/api) is left alone, and so are files. Whoever brings a
// cookie is not asked here at all.
export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|.*\\.[a-z0-9]+$).*)',
      missing: [
        { type: 'cookie', key: 'porchlight-session' },
        { type: 'cookie', key: '__Host-porchlight-session' },
      ],
    },
  ],
};
