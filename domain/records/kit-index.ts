import { CSV_START, type CsvCell, csvRow } from '@/lib/csv-row';
import { dayIn } from '@/lib/clock';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { readAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { type IndexLine, madePart, type Making } from './kit-part';

type Version = NonNullable<IndexLine['version']>;
type Frame = { firm: string; client: string; locale: string; zone: string };

/** How many files `indexParts` makes. */
export const INDEX_FILES = 2;

/** What is in the kit: a page that opens without a connection, and the same as a table with a fingerprint of each file. */
export async function* indexParts({ asker, kit, index }: Making): AsyncGenerator<ZipPart> {
  const [frame] = await readAs(asker, (db) =>
    db.$queryRaw<Frame[]>(sql`
      SELECT f.name AS firm, f.locale, f.zone, c.name AS client FROM firm f, client c WHERE c.id = ${kit.clientId}::uuid`),
  );
  if (!frame) return;
  yield madePart('index.csv', csvOf(index), kit.askedAt);
  yield madePart('index.html', pageOf(index, frame, kit.askedAt), kit.askedAt);
}

const COLUMNS = [
  ...['path', 'kind', 'what', 'of', 'version', 'changed', 'at', 'by', 'bytes', 'sha256'],
] as const;

function csvOf(index: readonly IndexLine[]): string {
  const rows = index.map(({ path, kind, what, of, version, sizeBytes, sha256 }) =>
    csvRow([
      ...[path, kind, what, of],
      ...(version ? versionCells(version) : [null, null, null, null]),
      ...[{ figure: String(sizeBytes) }, hex(sha256)],
    ]),
  );
  return CSV_START + csvRow(COLUMNS) + rows.join('');
}

function versionCells({ number, changed, at, by }: Version): CsvCell[] {
  return [{ figure: String(number) }, changed, at.toISOString(), by];
}

function pageOf(index: readonly IndexLine[], frame: Frame, at: Date): string {
  const t = translator();
  const { locale, zone, firm, client } = frame;
  const dayOf = (moment: Date) =>
    formatDay(dayIn(zone, moment), { style: 'row', today: NO_YEAR, locale });
  const day = dayOf(at);
  const title = t('records.kit.page.title', { client, firm });
  const kinds = [...new Set(index.map(({ kind }) => kind))];
  const sections = kinds.map((kind) => {
    const rows = index.filter((line) => line.kind === kind).map((line) => rowOf(line, dayOf));
    return `<h2>${escape(kind)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1.25em; }
h1 { font-size: 1.6em; line-height: 1.25; } h2 { font-size: 1.1em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid #8888; padding: .4em .5em; vertical-align: top; }
td + td { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
</style></head><body>
<h1>${escape(title)}</h1>
<p>${escape(t('records.kit.page.made', { day, count: index.length }))}</p>
<p>${escape(t('records.kit.page.check'))}</p>
${sections.join('\n')}
</body></html>
`;
}

function rowOf(
  { path, what, of, version, sizeBytes }: IndexLine,
  dayOf: (moment: Date) => string,
): string {
  const href = path.split('/').map(encodeURIComponent).join('/');
  const name = path ? `<a href="${escape(href)}">${escape(what)}</a>` : escape(what);
  const size = `${Math.max(1, Math.round(sizeBytes / 1024))} KB`;
  const note = version ? `<br><small><bdi>${escape(noteOf(version, dayOf))}</bdi></small>` : '';
  return `<tr><td><bdi>${name}</bdi>${note}</td><td>${escape(of)}</td><td>${size}</td></tr>`;
}

/** "Version 2 of 2: Box 12 was put right. 26 Nov 2026, Tom Okafor" */
function noteOf({ number, of, changed, at, by }: Version, dayOf: (moment: Date) => string): string {
  const t = translator();
  const which = of > 1 ? t('records.kit.page.version', { number, of }) : '';
  const when = [dayOf(at), by].filter(Boolean).join(', ');
  const sentences = [[which, changed].filter(Boolean).join(': '), when].filter(Boolean);
  return sentences.join(' · ');
}

function hex(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes).toString('hex') : '';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
