import { toDelete } from '@/app/staff/records/record-lines';
import type { StandingItem } from '@/components/records/document-standing';
import type { DocumentView } from '@/domain/documents/get-document';
import type { Words } from '@/domain/invoices/words';
import type { DocumentStanding } from '@/domain/records/get-standing';
import { dayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';

/** How a document stands, in words; null for what is no record yet. */
export function standingItem(
  { id, title, category, ownCategory, year, client }: DocumentView,
  { deletion, holds, isRecord, keptThrough }: DocumentStanding,
  reading: Words & { zone: string; mayDecide: boolean },
): StandingItem | null {
  const { t, locale, today, zone, mayDecide } = reading;
  if (!isRecord || !client) return null;
  const kept =
    keptThrough === null
      ? t('records.standing.kept_for_ever')
      : t('records.standing.kept_through', { year: String(keptThrough) });
  return {
    client,
    mayDecide,
    document: toDelete({ id, title, category, ownCategory, year, client: client.name }, reading),
    kept: mayDecide ? kept : null,
    leaving:
      deletion &&
      t('records.standing.leaving', {
        when: formatInstant(deletion.dueAt, { zone, today, locale, style: 'sentence' }),
        who: deletion.askedBy,
      }),
    holds: holds.map(({ document, reason, placedAt }) => {
      const day = formatDay(dayIn(zone, placedAt), { style: 'row', today, locale });
      return document
        ? t('records.standing.held_document', { day, reason })
        : t('records.standing.held_client', { client: client.name, day, reason });
    }),
  };
}
