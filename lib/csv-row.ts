/** A cell: text, a figure as a plain decimal, or nothing. */
export type CsvCell = string | { figure: string } | null;

/**
 * What a spreadsheet may take for a formula, though it came from a name that somebody typed: =, +, - and @, also in full
 * width and after blanks (OWASP, "CSV Injection").
 */
const FORMULA = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;
const PLAIN_FIGURE = /^-?\d+(\.\d+)?$/;

/** The mark that says UTF-8 to spreadsheets; it stands once, before the first row. */
export const CSV_START = '\ufeff';

/**
 * One row of a CSV file (RFC 4180), its line ending with it. Text that a spreadsheet might work out is made text by an
 * apostrophe; figures stay figures.
 * @throws TypeError for a figure that is none
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') {
    if (!PLAIN_FIGURE.test(cell.figure)) throw new TypeError(`'${cell.figure}' is no figure`);
    return cell.figure;
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
