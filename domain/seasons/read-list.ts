import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '@/lib/decode-text';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import { categoryKey } from '../categories/category-words';
import { guessDocument } from '../intake/guess-document';
import { SeasonProblem } from './season-problem';

/** A line of the list, as far as it can be read by itself. */
export type ListLine = {
  line: number;
  file: string;
  client: string;
  person: string | null;
  title: string | null;
  category: DocumentCategory | null;
  /** The firm's own within that one. */
  firmCategoryId: string | null;
  year: number | null;
  /** A key of the catalogue, where the line can't be followed. */
  problem: string | null;
};

/** A category of the firm's own, by its row id. */
export type NamedCategory = { id: string; key: string; category: DocumentCategory };

type Known = { thisYear: number; own: readonly NamedCategory[] };

/** What each column may be called, in lower case. */
const COLUMNS = {
  file: ['file', 'filename', 'file name', 'path', 'document'],
  client: [
    'client',
    'client_number',
    'client number',
    'client name',
    'client_name',
    'company',
    'email',
  ],
  person: ['person', 'recipient', 'employee', 'employee name', 'name', 'contact'],
  title: ['title'],
  category: ['category', 'kind', 'type', 'form'],
  year: ['year', 'tax year', 'tax_year'],
} as const;
type Column = keyof typeof COLUMNS;

const MOST_CELL = 300;
const YEARS = { from: 1950, to: 2100 };

/**
 * The list of a season: a CSV with a line for each file, `file` and `client` and, where they are known, `person`, `title`,
 * `category` and `year`; commas, semicolons or tabs, in any usual encoding.
 * @param own the firm's own categories that a line may name
 * @throws SeasonProblem with the line that can't be read
 */
export function readList(
  bytes: Uint8Array,
  thisYear: number,
  own: readonly NamedCategory[] = [],
): ListLine[] {
  const rows = parsed(decodeText(bytes));
  const [head, ...lines] = rows;
  if (!head) throw new SeasonProblem('no_rows');
  const places = placesOf(head.record);
  const files = new Set<string>();
  return lines.map(({ record, line }) => {
    const cell = (column: Column) => (record[places[column] ?? -1] ?? '').trim().normalize('NFC');
    const read = { line, ...valuesOf(cell, { thisYear, own }) };
    const twice = files.has(read.file.toLowerCase());
    files.add(read.file.toLowerCase());
    return twice && !read.problem ? { ...read, problem: 'seasons.problem.twice' } : read;
  });
}

type Parsed = { record: string[]; line: number };

function parsed(text: string): Parsed[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => first.split(mark).length;
  const delimiter = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (rows.length < 2) throw new SeasonProblem('no_rows');
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    throw new SeasonProblem('malformed', { line, cause: error });
  }
}

function placesOf(head: string[]): Partial<Record<Column, number>> {
  const named = head.map((cell) => cell.trim().toLowerCase());
  const places: Partial<Record<Column, number>> = {};
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const place = named.findIndex((cell) => names.includes(cell));
    if (place >= 0) places[column] = place;
  }
  if (places.file === undefined || places.client === undefined) {
    throw new SeasonProblem('no_columns', { line: 1 });
  }
  return places;
}

function valuesOf(cell: (column: Column) => string, known: Known): Omit<ListLine, 'line'> {
  const year = cell('year');
  const category = categoryOf(cell('category'), known);
  const values = {
    file: cell('file').slice(0, MOST_CELL),
    client: cell('client').slice(0, MOST_CELL),
    person: cell('person').slice(0, MOST_CELL) || null,
    title: cell('title').slice(0, 200) || null,
    ...(category === 'unknown' ? NO_CATEGORY : category),
    year: /^\d{4}$/.test(year) ? Number(year) : null,
  };
  const isYear =
    !year || (values.year !== null && values.year >= YEARS.from && values.year <= YEARS.to);
  const problem = !values.file
    ? 'no_file'
    : !values.client
      ? 'no_client'
      : category === 'unknown'
        ? 'category'
        : isYear
          ? null
          : 'year';
  return { ...values, problem: problem && `seasons.problem.${problem}` };
}

const NO_CATEGORY = { category: null, firmCategoryId: null };

/** The portal's own words for it, a name of the firm's own, or what people write: 'W-2', '1099-NEC'. */
function categoryOf(
  text: string,
  { thisYear, own }: Known,
): Pick<ListLine, 'category' | 'firmCategoryId'> | 'unknown' {
  if (!text) return NO_CATEGORY;
  const said = DOCUMENT_CATEGORIES.find((each) => each === text.toLowerCase());
  if (said) return { category: said, firmCategoryId: null };
  const named = own.find(({ key }) => key === categoryKey(text));
  if (named) return { category: named.category, firmCategoryId: named.id };
  const { category } = guessDocument(text, '', thisYear);
  return category === 'other' ? 'unknown' : { category, firmCategoryId: null };
}
