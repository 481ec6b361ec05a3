import { getTranslations } from 'next-intl/server';
import { exportSignals } from '@/domain/friction/export-signals';
import { signalCsv, signalNdjson } from '@/domain/friction/signal-files';
import { isEmployee } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { textResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** A form's button: all signals that the employee sees, as NDJSON or as CSV, written down before the first byte. */
export const POST = route({}, async ({ request, actor }) => {
  if (!isEmployee(actor)) throw new PortalError('forbidden', 'errors.forbidden');
  const isCsv = new URL(request.url).searchParams.get('format') === 'csv';
  const signals = await exportSignals(actor, isCsv ? 'csv' : 'ndjson');
  const t = await getTranslations();
  const name = t('signalExport.file', { day: signals.day });
  return isCsv
    ? textResponse(`${name}.csv`, signalCsv(signals, t))
    : textResponse(`${name}.ndjson`, signalNdjson(signals));
});
