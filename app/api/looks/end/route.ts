import { endLook } from '@/domain/looking/end-look';
import { isOnlooker } from '@/lib/actor';
import { route } from '@/lib/route';

/** Ends looking as a client does, and shows the client. What has ended by itself is ended. */
export const POST = route({ maxBytes: 1_000 }, async ({ actor }) => {
  const location = isOnlooker(actor)
    ? `/staff/clients/${(await endLook(actor)).client}`
    : '/staff/clients';
  return new Response(null, { status: 303, headers: { location } });
});
