import { switchClient } from '@/domain/access/switch-client';
import { isContact } from '@/lib/actor';
import { notFound } from '@/lib/errors';
import { formOf, route } from '@/lib/route';

/** Turns the session to another client of the same person, and shows its home. */
export const POST = route({ maxBytes: 1_000 }, async ({ request, actor }) => {
  if (!isContact(actor)) throw notFound();
  const form = await formOf(request);
  await switchClient(actor, { client: String(form.get('clientId') ?? '') });
  return new Response(null, { status: 303, headers: { location: '/' } });
});
