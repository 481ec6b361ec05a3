import type { AccountPaper, AccountRow, StatementPaper } from '@/domain/paper/statement-paper';
import { breakText, type Measure } from './measure';
import {
  CONTENT_WIDTH,
  FOOT_ROOM,
  LINE_HEIGHT,
  PAGE_HEIGHT,
  SIZES,
  TOP,
  WORK_GAP,
} from './paper-measures';
import { shareOut } from './share-out';

/** A row as it is drawn: its words in lines, so that its height is known. */
export type LaidRow = Omit<AccountRow, 'what'> & { what: string[]; height: number };

export type AccountSheet = {
  account: AccountPaper;
  /** The first of the account's sheets has its head, the last one its closing. */
  first: boolean;
  last: boolean;
  /** The opening balance leads the first one's. */
  rows: LaidRow[];
  columns: Columns;
};

/** How wide the columns are, in points; what is left is for the words. */
export type Columns = {
  day: number;
  billed: number;
  credited: number;
  balance: number;
  /** Of the ages, where they fit beside one another; else they stand in a list. */
  ages: number[] | null;
};

export type LaidStatement = {
  sheets: AccountSheet[];
  /** The first page of each account, from 1. */
  pages: number[];
};

export const STATEMENT_ROW_PADDING = 3.6;
/** Between two columns of figures. */
export const FIGURE_GAP = 14;
/** How much of the width what is on its way takes; the rest is for its sums. */
export const UNDER_WAY_PART = 0.56;

const LINE = SIZES.text * LINE_HEIGHT;
const TABLE_HEAD = SIZES.small * LINE_HEIGHT + 7;
/** The letterhead, and what is between the parts of a first sheet. */
const OPENING_GAPS = 30 + 26 + 18 + 20 + SIZES.small * LINE_HEIGHT;
/** Round the closing row, over what is on its way, and round the ages with their title. */
const CLOSING_GAPS = 16;
const UNDER_WAY_GAP = 12;
const AGES_GAPS = 62;
/** Text that react-pdf breaks by itself may take a line more than was thought. */
const SLACK = LINE;

/** Shares each account out to sheets of its own, one account after the other. */
export function layOutStatement(statement: StatementPaper, measure: Measure): LaidStatement {
  const width = CONTENT_WIDTH[statement.size];
  const room = PAGE_HEIGHT[statement.size] - TOP - FOOT_ROOM - TABLE_HEAD;
  const sheets: AccountSheet[] = [];
  const pages: number[] = [];
  for (const account of statement.accounts) {
    const columns = columnsOf(account, width, measure);
    const words = width - columns.day - columns.billed - columns.credited - columns.balance;
    const rows = [account.opening, ...account.rows].map((row) => layRow(row, words, measure));
    const shared = shareOut(rows, {
      first: room - openingHeight(account, width, measure),
      later: room,
      closing: closingHeight(account, columns, width, measure),
    });
    pages.push(sheets.length + 1);
    shared.forEach((part, place) => {
      const [first, last] = [place === 0, place === shared.length - 1];
      sheets.push({ account, first, last, rows: part, columns });
    });
  }
  return { sheets, pages };
}

function layRow({ what, ...row }: AccountRow, words: number, measure: Measure): LaidRow {
  const at = { width: words - WORK_GAP, size: SIZES.text, weight: 400 } as const;
  const lines = breakText(what, at, measure);
  return { ...row, what: lines, height: lines.length * LINE + 2 * STATEMENT_ROW_PADDING + 0.5 };
}

function columnsOf(account: AccountPaper, width: number, measure: Measure): Columns {
  const { opening, rows, closing, dayLabel, ages } = account;
  const all = [opening, ...rows, closing];
  const widest = (texts: string[], size = SIZES.text) =>
    Math.max(...new Set(texts.map((text) => Math.ceil(measure(text, size, 600)))));
  const figures = (name: 'billed' | 'credited' | 'balance', least: number) =>
    Math.max(least, widest(all.map((row) => row[name]))) + FIGURE_GAP;
  const each = ages.map(
    ({ label, amount }) => Math.max(widest([amount]), widest([label], SIZES.small)) + 8,
  );
  const sum = each.reduce((total, one) => total + one, 0);
  const spare = (width - sum) / each.length;
  return {
    day: widest([dayLabel, ...all.map(({ day }) => day)]) + WORK_GAP,
    billed: figures('billed', 56),
    credited: figures('credited', 62),
    // The closing balance is larger than the others.
    balance: figures('balance', widest([closing.balance], SIZES.total)),
    ages: spare >= 0 ? each.map((one) => one + spare) : null,
  };
}

function openingHeight(account: AccountPaper, width: number, measure: Measure): number {
  const count = account.facts.length + (account.others.length > 0 ? 1 : 0);
  const facts = account.facts.map((fact, place) => {
    const room = (width * (place === 0 ? 1.7 : 1)) / (count + 0.7) - WORK_GAP;
    const at = { width: room, size: SIZES.text, weight: 600 } as const;
    return fact.lines.reduce((sum, line) => sum + breakText(line, at, measure).length * LINE, 0);
  });
  // Each other currency has its amount, and its page, which may both want a second line.
  const others = account.others.length * 3 * LINE;
  const sentence = { width, size: SIZES.sentence, weight: 600 } as const;
  const said = breakText(account.sentence, sentence, measure).length * SIZES.sentence * 1.3;
  return OPENING_GAPS + said + Math.max(others, ...facts) + SLACK;
}

function closingHeight(
  account: AccountPaper,
  columns: Columns,
  width: number,
  measure: Measure,
): number {
  const { underWay, ages } = account;
  const closing = SIZES.total * 1.4 + CLOSING_GAPS;
  const aged = AGES_GAPS + (columns.ages ? LINE : ages.length * LINE);
  if (!underWay) return closing + aged;
  const at = { width: width * UNDER_WAY_PART - WORK_GAP, size: SIZES.text, weight: 600 } as const;
  const said = underWay.texts.reduce(
    (sum, { strong, rest }) => sum + breakText(`${strong} ${rest}`, at, measure).length * LINE + 4,
    0,
  );
  return closing + aged + UNDER_WAY_GAP + Math.max(said, underWay.sums.length * (LINE + 3)) + SLACK;
}
