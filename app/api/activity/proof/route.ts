import { getTranslations } from 'next-intl/server';
import { asksForPresence } from '@/domain/access/presence';
import { exportLog, type LogExport } from '@/domain/sealing/export-log';
import { logCsv, logNdjson } from '@/domain/sealing/log-files';
import { textResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/**
 * A form's button: the whole log with its proof, as NDJSON or as CSV, written down before its first byte. Where a proof of
 * presence ran out since the page was drawn, the page is drawn anew, and asks for it.
 */
export const POST = route({}, async ({ request, actor }) => {
  const isCsv = new URL(request.url).searchParams.get('format') === 'csv';
  let log: LogExport;
  try {
    log = await exportLog(actor, isCsv ? 'csv' : 'ndjson');
  } catch (error) {
    if (!asksForPresence(error)) throw error;
    return new Response(null, {
      status: 303,
      headers: { location: '/staff/activity/proof', 'cache-control': 'no-store' },
    });
  }
  const t = await getTranslations();
  const name = t('sealing.file.log', { day: log.day });
  return isCsv
    ? textResponse(`${name}.csv`, logCsv(log, t))
    : textResponse(`${name}.ndjson`, logNdjson(log));
});
