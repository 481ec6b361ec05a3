import { CSV_START, csvRow } from '@/lib/csv-row';
import { dayIn } from '@/lib/clock';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { readAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { type IndexLine, madePart, type Making } from './kit-part';

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

const COLUMNS = ['path', 'kind', 'what', 'of', 'bytes', 'sha256'] as const;

function csvOf(index: readonly IndexLine[]): string {
  const rows = index.map(({ path, kind, what, of, sizeBytes, sha256 }) =>
    csvRow([path, kind, what, of, { figure: String(sizeBytes) }, hex(sha256)]),
  );
  return CSV_START + csvRow(COLUMNS) + rows.join('');
}

function pageOf(index: readonly IndexLine[], frame: Frame, at: Date): string {
  const t = translator();
  const { locale, zone, firm, client } = frame;
  const day = formatDay(dayIn(zone, at), { style: 'row', today: NO_YEAR, locale });
  const title = t('records.kit.page.title', { client, firm });
  const kinds = [...new Set(index.map(({ kind }) => kind))];
  const sections = kinds.map((kind) => {
    const rows = index.filter((line) => line.kind === kind).map(rowOf);
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

function rowOf({ path, what, of, sizeBytes }: IndexLine): string {
  const href = path.split('/').map(encodeURIComponent).join('/');
  const name = path ? `<a href="${escape(href)}">${escape(what)}</a>` : escape(what);
  const size = `${Math.max(1, Math.round(sizeBytes / 1024))} KB`;
  return `<tr><td><bdi>${name}</bdi></td><td>${escape(of)}</td><td>${size}</td></tr>`;
}

function hex(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes).toString('hex') : '';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
