import type { ToDelete } from '@/components/records/deletion-buttons';
import type { RecordLine } from '@/components/records/record-lists';
import type { DocumentCategory } from '@/lib/document-category';
import { categoryName } from '@/domain/documents/own-category';
import type { Words } from '@/domain/invoices/words';
import type { RecordList } from '@/domain/records/list-records';
import { DELAY_DAYS } from '@/domain/records/schedule-deletion';
import { dayIn, now } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';

type Reading = Words & { zone: string };

const DAY_MS = 86_400_000;

/** A document as the dialog names it that asks whether it is to be deleted now. */
export function toDelete(
  document: {
    id: string;
    title: string;
    category: DocumentCategory;
    ownCategory: string | null;
    year: number;
    client: string;
  },
  { t, zone, today, locale }: Reading,
): ToDelete {
  const { id, title, year, client } = document;
  const until = new Date(now().getTime() + DELAY_DAYS * DAY_MS);
  return {
    ...{ id, title, year, client, days: DELAY_DAYS },
    kind: categoryName(document, t),
    until: formatInstant(until, { zone, today, locale, style: 'sentence' }),
  };
}

export function overLines({ over }: RecordList, reading: Reading) {
  const { t } = reading;
  return over.map((row) => ({
    ...{ id: row.id, title: row.title, href: `/staff/documents/${row.id}` },
    detail: `${row.client.name}. ${t('records.over.kept', {
      kind: categoryName(row, t),
      year: String(row.year),
      until: String(row.keptThrough),
    })}`,
    document: toDelete({ ...row, client: row.client.name }, reading),
  }));
}

export function leavingLines({ leaving }: RecordList, reading: Reading): RecordLine[] {
  const { t, zone, today, locale } = reading;
  return leaving.map(({ id, title, client, dueAt, askedBy }) => ({
    ...{ id, title, href: `/staff/documents/${id}` },
    detail: `${client.name}. ${t('records.leaving.when', {
      when: formatInstant(dueAt, { zone, today, locale, style: 'row' }),
      who: askedBy,
    })}`,
  }));
}

export function heldLines({ held }: RecordList, reading: Reading): RecordLine[] {
  const { t, zone, today, locale } = reading;
  return held.map(({ id, client, document, reason, placedAt, placedBy }) => ({
    id,
    title: document?.title ?? t('records.held.all', { client: client.name }),
    href: document ? `/staff/documents/${document.id}` : `/staff/clients/${client.id}/records`,
    detail: t('records.held.since', {
      day: formatDay(dayIn(zone, placedAt), { style: 'row', today, locale }),
      who: placedBy,
      reason,
    }),
  }));
}

export function deletedLines({ deleted }: RecordList, reading: Reading): RecordLine[] {
  const { t, zone, today, locale } = reading;
  return deleted.map(({ id, client, year, deletedAt, ...categorised }) => ({
    id,
    title: t('records.deleted.row', {
      kind: categoryName(categorised, t),
      year: String(year),
    }),
    href: `/staff/documents/${id}`,
    detail: `${client.name}. ${formatInstant(deletedAt, { zone, today, locale, style: 'row' })}`,
  }));
}
