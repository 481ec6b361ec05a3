import { getTranslations } from 'next-intl/server';
import { getFirm } from '@/domain/firm/get-firm';
import { describeSearch } from '@/domain/search/describe-search';
import { recordSearch, RecordSearchInput } from '@/domain/search/record-search';
import { searchPortal } from '@/domain/search/search-portal';
import { isContact } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { dbAs, readAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { route } from '@/lib/route';

/** What the panel shows for what was typed so far. */
export const GET = route({}, async ({ request, actor }) => {
  const { searchParams } = new URL(request.url);
  const q = searchParams.get('q') ?? '';
  const mend = !searchParams.has('as-typed');
  const { firm, view } = await readAs(actor, async () => {
    const firm = await getFirm(actor);
    return { firm, view: await searchPortal(actor, q, { locale: firm.locale, mend }) };
  });
  const { locale, zone } = firm;
  const reader = {
    isFirm: !isContact(actor),
    t: await getTranslations(),
    locale,
    zone,
    today: todayIn(zone),
  };
  return Response.json(describeSearch(view, reader), { headers: { 'cache-control': 'no-store' } });
});

/** The browser says that somebody has stopped typing: that was a search. */
export const POST = route({ maxBytes: 2_000 }, async ({ request, actor }) => {
  const input = RecordSearchInput.safeParse(await request.json().catch(() => null));
  if (!input.success) throw new PortalError('invalid', 'errors.invalid');
  await dbAs(actor, async () => {
    const { locale } = await getFirm(actor);
    await recordSearch(actor, input.data, locale);
  });
  return new Response(null, { status: 204 });
});
