import { getTranslations } from 'next-intl/server';
import { callChoices } from '@/app/staff/calls/call-choices';
import { authorizeEmployee } from '@/domain/authorize';
import { route } from '@/lib/route';

/** Whom somebody may have heard, by what was typed or by an id, for the panel that writes it down. */
export const GET = route({}, async ({ request, actor }) => {
  authorizeEmployee(actor, 'call.log');
  const { searchParams } = new URL(request.url);
  const client = searchParams.get('client');
  const q = searchParams.get('q') ?? '';
  const t = await getTranslations();
  return Response.json(await callChoices(actor, client ? { client } : { q }, t));
});
