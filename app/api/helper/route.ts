import { getTranslations } from 'next-intl/server';
import { presenceShort } from '@/components/person/sentences';
import { getClientShell } from '@/domain/home/get-client-shell';
import { isContact } from '@/lib/actor';
import { notFound } from '@/lib/errors';
import { route } from '@/lib/route';

/** Whom a contact asks, in a line: for the pages that can't ask the database themselves. */
export const GET = route({}, async ({ actor }) => {
  if (!isContact(actor)) throw notFound();
  const { helper } = await getClientShell(actor);
  const t = await getTranslations('person');
  return Response.json(
    {
      label: t('label'),
      name: helper.name,
      phone: helper.phone,
      present: helper.availability.openUntil !== null,
      line: presenceShort(t, helper.availability),
    },
    { headers: { 'cache-control': 'no-store' } },
  );
});
