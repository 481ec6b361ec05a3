import { CSV_START, type CsvCell, csvRow } from '@/lib/csv-row';
import { dayIn } from '@/lib/clock';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { readAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { type IndexLine, madePart, type Making } from './kit-part';
import { escapeHtml, zipPage } from './zip-page';

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
    return `<h2>${escapeHtml(kind)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
  });
  return zipPage(title, [
    `<p>${escapeHtml(t('records.kit.page.made', { day, count: index.length }))}</p>`,
    `<p>${escapeHtml(t('records.kit.page.check'))}</p>`,
    ...sections,
  ]);
}

function rowOf(
  { path, what, of, version, sizeBytes }: IndexLine,
  dayOf: (moment: Date) => string,
): string {
  const href = path.split('/').map(encodeURIComponent).join('/');
  const name = path ? `<a href="${escapeHtml(href)}">${escapeHtml(what)}</a>` : escapeHtml(what);
  const size = `${Math.max(1, Math.round(sizeBytes / 1024))} KB`;
  const note = version ? `<br><small><bdi>${escapeHtml(noteOf(version, dayOf))}</bdi></small>` : '';
  return `<tr><td><bdi>${name}</bdi>${note}</td><td>${escapeHtml(of)}</td><td>${size}</td></tr>`;
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
