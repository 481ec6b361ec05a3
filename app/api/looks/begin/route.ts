import { beginLook } from '@/domain/looking/begin-look';
import { formOf, route } from '@/lib/route';

/** Turns the session to a client's portal as one of its contacts sees it, and shows its home. */
export const POST = route({ maxBytes: 1_000 }, async ({ request, actor }) => {
  const form = await formOf(request);
  await beginLook(actor, { contact: String(form.get('contact') ?? '') });
  return new Response(null, { status: 303, headers: { location: '/' } });
});
