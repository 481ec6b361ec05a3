import type { ChecklistItem } from '@/components/requests/client-checklist';
import type { Words } from '@/domain/invoices/words';
import type { RequestView } from '@/domain/requests/request-view';
import { formatInstant } from '@/lib/dates';
import { formatFileSize } from '@/lib/file-size';

/** The items of a request with the sizes and moments of their files written out, for the client's page and the firm's. */
export function checklistItems(
  { items }: RequestView,
  { t, locale, today, zone }: Words & { zone: string },
): ChecklistItem[] {
  return items.map((item) => ({
    ...item,
    files: item.files.map((file) => ({
      ...file,
      size: formatFileSize(file.sizeBytes, locale),
      when: formatInstant(file.at, { style: 'recent', zone, today, locale }),
      // A key of the catalogue, kept with the row.
      why: file.refusal && t(file.refusal as never),
    })),
  }));
}
