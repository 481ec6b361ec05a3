import type { KitItem } from '@/components/records/exit-kit';
import type { Words } from '@/domain/invoices/words';
import type { ExitKitView } from '@/domain/records/get-exit-kit';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { formatFileSize } from '@/lib/file-size';

/** A kit in the words of its page, which is the client's or the firm's. */
export function kitItem(
  { kit }: Pick<ExitKitView, 'kit'>,
  { t, locale, today }: Words,
  zone: string,
): KitItem | null {
  if (!kit) return null;
  const { id, state, files, filesDone, sizeBytes, expiresAt, failure } = kit;
  return {
    ...{ id, state, files, filesDone },
    size: formatFileSize(sizeBytes, locale),
    until: expiresAt ? formatDay(dayIn(zone, expiresAt), { style: 'row', today, locale }) : '',
    failure: failure && t(failure),
  };
}
