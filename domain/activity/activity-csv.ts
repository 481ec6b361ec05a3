import { CSV_START, csvRow } from '@/lib/csv-row';
import { dayIn, todayIn } from '@/lib/clock';
import { formatLogTime } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import { describeEvent } from './describe-event';
import type { ActivityExport } from './export-activity';
import type { LogEntry } from './log-entry';

const COLUMNS = ['at', 'day', 'time', 'by', 'who', 'what', 'type', 'visit', 'id'] as const;

/** What a client did, for people: a row an event, in the words of the log and by the firm's clock. */
export async function* activityCsv(
  { pages, zone, locale }: ActivityExport,
  t: Translate,
): AsyncGenerator<string> {
  const reader = { locale, today: todayIn(zone) };
  const rowOf = (entry: LogEntry) =>
    csvRow([
      entry.at.toISOString(),
      dayIn(zone, entry.at),
      formatLogTime(entry.at, zone),
      t(`activity.by.${entry.by}`),
      entry.who?.name ?? null,
      t.markup(`activity.what.${entry.type}`, {
        ...describeEvent(entry, reader),
        link: (words) => words,
        bad: (words) => words,
      }),
      entry.type,
      entry.visitId,
      entry.id,
    ]);
  yield CSV_START + csvRow(COLUMNS.map((name) => t(`activity.columns_csv.${name}`)));
  for await (const page of pages) yield page.map(rowOf).join('');
}
