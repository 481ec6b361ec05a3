import { endOwnSession } from '@/app/(auth)/end-own-session';
import { clearSessionCookie } from '@/lib/auth-cookie';
import { openRoute } from '@/lib/route';

/** What the browser keeps of ours goes with the session: pages to go back to, uploads to go on with. */
const FORGET = '"cache", "storage"';

/** Signs out. Somebody whose session had ended already is signed out as well, so it asks for none. */
export const POST = openRoute({ maxBytes: 1_000 }, async () => {
  await endOwnSession();
  await clearSessionCookie();
  return new Response(null, {
    status: 303,
    headers: { location: '/sign-in', 'clear-site-data': FORGET },
  });
});
