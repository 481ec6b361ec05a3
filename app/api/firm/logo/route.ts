import { findLogo } from '@/domain/firm/set-logo';
import { PUBLIC } from '@/lib/actor';
import { notFound } from '@/lib/errors';
import { openRoute } from '@/lib/route';

/** The firm's logo, for anybody: the sign-in page shows it. Its address bears the moment of the last change. */
export const GET = openRoute({}, async ({ request }) => {
  const logo = await findLogo(PUBLIC);
  if (!logo) throw notFound();
  const isVersioned = new URL(request.url).searchParams.has('v');
  return new Response(logo.bytes, {
    headers: {
      'content-type': logo.mediaType,
      'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
});
