import { Readable } from 'node:stream';
import { dayIn } from '@/lib/clock';
import { formatDay, formatInstant, NO_YEAR } from '@/lib/dates';
import { publicId } from '@/lib/ids';
import { type Translate, translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { escapeHtml, ZIP_PAGE_END, zipPageHead } from '../records/zip-page';
import { EXPORT_SECTIONS, type ExportRow, exportRows, type ExportSection } from './export-sections';
import type { ExportSubject } from './export-subject';

/** What an export is made from and with. `tell` is called when a part is written. */
export type Exporting = {
  subject: ExportSubject;
  askedAt: Date;
  firm: { name: string; zone: string; locale: string };
  tell: () => Promise<void>;
};

/** How often `tell` is called in all. */
export const EXPORT_STEPS = EXPORT_SECTIONS.length * 2;

/** The same twice, part by part as it is read: for programs, and to be read without a connection. */
export async function* exportFiles(exporting: Exporting): AsyncGenerator<ZipPart> {
  yield streamed('person.json', exporting, jsonOf(exporting));
  yield streamed('index.html', exporting, pageOf(exporting));
}

function streamed(path: string, { askedAt }: Exporting, texts: AsyncGenerator<string>): ZipPart {
  const bytes = async function* () {
    for await (const text of texts) yield Buffer.from(text, 'utf8');
  };
  return {
    ...{ path, modifiedAt: askedAt, compress: true },
    open: () => Promise.resolve(Readable.from(bytes())),
  };
}

async function* jsonOf({ subject, askedAt, tell }: Exporting): AsyncGenerator<string> {
  const head = { person: publicId('pe', subject.personId), until: askedAt.toISOString() };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)}`;
  for (const section of EXPORT_SECTIONS) {
    yield `,\n  ${JSON.stringify(section)}: [`;
    let isFirst = true;
    for await (const row of exportRows(section, subject, askedAt)) {
      yield `${isFirst ? '' : ','}\n    ${JSON.stringify(row)}`;
      isFirst = false;
    }
    yield isFirst ? ']' : '\n  ]';
    await tell();
  }
  yield '\n}\n';
}

async function* pageOf(exporting: Exporting): AsyncGenerator<string> {
  const { subject, askedAt, firm, tell } = exporting;
  const t = translator();
  const { zone, locale } = firm;
  const day = formatDay(dayIn(zone, askedAt), { style: 'row', today: NO_YEAR, locale });
  yield zipPageHead(t('personExport.page.title', { name: subject.name, firm: firm.name }));
  yield `<p>${escapeHtml(t('personExport.page.made', { day }))}</p>\n`;
  for (const section of EXPORT_SECTIONS) {
    yield `<h2>${escapeHtml(t(`personExport.sections.${section}`))}</h2>\n`;
    let isEmpty = true;
    for await (const row of exportRows(section, subject, askedAt)) {
      yield rowOf(section, row, exporting, t);
      isEmpty = false;
    }
    if (isEmpty) yield `<p>${escapeHtml(t('personExport.page.none'))}</p>\n`;
    await tell();
  }
  yield ZIP_PAGE_END;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A row as names and values; what is empty is left out. */
function rowOf(section: ExportSection, row: ExportRow, { firm }: Exporting, t: Translate): string {
  const { zone, locale } = firm;
  const say = (value: unknown): string => {
    if (typeof value === 'boolean') return t(`personExport.page.${value ? 'yes' : 'no'}`);
    if (typeof value === 'string' && INSTANT.test(value)) {
      return formatInstant(new Date(value), { zone, today: NO_YEAR, locale, style: 'row' });
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const pairs = Object.entries(row)
    .filter(([, value]) => value !== null && value !== '' && JSON.stringify(value) !== '{}')
    .map(([name, value]) => {
      const what = t(`personExport.fields.${name}`);
      return `<dt>${escapeHtml(what)}</dt><dd><bdi>${escapeHtml(say(value))}</bdi></dd>`;
    });
  return `<dl data-of="${section}">${pairs.join('')}</dl>\n`;
}
