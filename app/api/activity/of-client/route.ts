import { getTranslations } from 'next-intl/server';
import { activityCsv } from '@/domain/activity/activity-csv';
import { exportActivity } from '@/domain/activity/export-activity';
import { textResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** What one client did, as a CSV file; of one person there where the address names one. */
export const GET = route({}, async ({ request, actor }) => {
  const { searchParams } = new URL(request.url);
  const person = searchParams.get('person');
  const asked = { client: searchParams.get('client') ?? '', ...(person && { person }) };
  const activity = await exportActivity(actor, asked);
  const t = await getTranslations();
  const name = t('activity.file', { client: activity.client, day: activity.day });
  return textResponse(`${name}.csv`, activityCsv(activity, t));
});
