import { type CsvCell, CSV_START, csvRow } from '@/lib/csv-row';
import type { Translate } from '@/lib/translator';
import type { LogExport } from './export-log';

/** The fields of an event's canonical text, in its order: what is personal as it was sealed, which is encrypted. */
const FIELDS = [
  ...['id', 'at', 'client', 'contact', 'by', 'actorKind', 'actor', 'visit', 'type'],
  ...['subjectKind', 'subject', 'data', 'reason', 'ip', 'userAgent'],
  ...['personKey', 'personal'],
] as const;

type Line = { seq: number; prev: string; hash: string; event: Record<string, unknown> };

/** The log with its proof for programs, above all for `npm run activity:verify`: a row a line, and the signed end. */
export async function* logNdjson({ pages, closing }: LogExport): AsyncGenerator<string> {
  yield* pages;
  yield closing;
}

/** The log with its proof for spreadsheets. What a formula could be is made text there, so that only NDJSON can be verified. */
export async function* logCsv({ pages }: LogExport, t: Translate): AsyncGenerator<string> {
  const columns = ['seq', ...FIELDS, 'prev', 'hash'] as const;
  yield CSV_START + csvRow(columns.map((name) => t(`sealing.columns.${name}`)));
  for await (const page of pages) {
    let rows = '';
    for (const line of page.split('\n')) if (line) rows += rowOf(JSON.parse(line) as Line);
    yield rows;
  }
}

function rowOf({ seq, prev, hash, event }: Line): string {
  const cells = FIELDS.map((name) => cellOf(event[name]));
  return csvRow([{ figure: String(seq) }, ...cells, prev, hash]);
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
