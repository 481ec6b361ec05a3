import { getTranslations } from 'next-intl/server';
import { csvAddressFilter } from '@/app/staff/friction/address';
import { attemptsCsv } from '@/domain/effort/attempts-csv';
import { exportAttempts } from '@/domain/effort/export-attempts';
import { textResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** Tries at tasks as a CSV file, by the same address as the list of them. */
export const GET = route({}, async ({ request, actor }) => {
  const filter = csvAddressFilter(new URL(request.url).searchParams);
  const { period, portions } = await exportAttempts(actor, filter);
  const t = await getTranslations();
  return textResponse(
    `${t('effort.file.name', { from: period.from, to: period.to })}.csv`,
    attemptsCsv(portions, t),
  );
});
