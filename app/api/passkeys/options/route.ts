import { beginPasskeySignIn } from '@/domain/passkeys/sign-in-with-passkey';
import { originOf } from '@/lib/origin';
import { openRoute } from '@/lib/route';

/** What a browser is asked to sign to sign in: the same for whoever asks. */
export const POST = openRoute({ maxBytes: 1_000 }, async ({ request }) => {
  const options = await beginPasskeySignIn({ kind: 'sign-in', origin: originOf(request.headers) });
  return Response.json(options, { headers: { 'cache-control': 'no-store' } });
});
