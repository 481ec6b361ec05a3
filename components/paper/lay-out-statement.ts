import type { PaperFact } from '@/domain/paper/paper-frame';
import type { AccountPaper, AccountRow, StatementPaper } from '@/domain/paper/statement-paper';
import { translator } from '@/lib/translator';
import { breakOpening, type Opening } from './break-opening';
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
  /** What opens the account, on the first of its sheets. */
  opening: Opening | null;
  /** The last one has the closing. */
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

export const STATEMENT_ROW_PADDING = 3.5;
/** Between two columns of figures. */
export const FIGURE_GAP = 14;
/** How much of the width what is on its way takes; the rest is for its sums. */
export const UNDER_WAY_PART = 0.56;

const LINE = SIZES.text * LINE_HEIGHT;
const TABLE_HEAD = SIZES.small * LINE_HEIGHT + 7;
/** The letterhead, and what is between the parts of a first sheet. */
const OPENING_GAPS = 30 + 26 + 18 + 20 + SIZES.small * LINE_HEIGHT;
/** The closing row; over what is on its way; round the ages, with their title and their head. */
const CLOSING = 26;
const UNDER_WAY_GAP = 16;
const AGES_GAPS = 65;
/** What react-pdf makes of it may be a little higher. */
const SLACK = 4;

/** Shares each account out to sheets of its own, one account after the other. */
export function layOutStatement(statement: StatementPaper, measure: Measure): AccountSheet[] {
  const width = CONTENT_WIDTH[statement.size];
  const room = PAGE_HEIGHT[statement.size] - TOP - FOOT_ROOM - TABLE_HEAD;
  const openings = (pages: readonly number[]) =>
    statement.accounts.map((account) => breakOpening(openingOf(account, pages), width, measure));
  const accounts = statement.accounts.map((account, place) => {
    const columns = columnsOf(account, width, measure);
    const words = width - columns.day - columns.billed - columns.credited - columns.balance;
    const rows = [account.opening, ...account.rows].map((row) => layRow(row, words, measure));
    const shared = shareOut(rows, {
      first: room - OPENING_GAPS - (openings([])[place]?.height ?? 0) - SLACK,
      later: room,
      closing: closingHeight(account, columns, width, measure),
    });
    return { account, columns, shared };
  });
  // Each account names the pages of the others, which are known by now.
  let page = 1;
  const pages = accounts.map(({ shared }) => (page += shared.length) - shared.length);
  const named = openings(pages);
  return accounts.flatMap(({ account, columns, shared }, place) =>
    shared.map((rows, index) => ({
      ...{ account, columns, rows },
      opening: index === 0 ? (named[place] ?? null) : null,
      last: index === shared.length - 1,
    })),
  );
}

function openingOf({ sentence, facts, others }: AccountPaper, pages: readonly number[]) {
  const [whose, made, ...rest] = facts;
  const t = translator();
  const elsewhere = others.length > 0 && {
    label: t('statements.paper.others', { count: others.length }),
    lines: others.flatMap(({ text, place }) => [
      text,
      t('statements.paper.on_page', { page: pages[place] ?? 1 }),
    ]),
  };
  return { sentence, facts: [whose, made, elsewhere, ...rest].filter(isFact) };
}

function isFact(fact: PaperFact | false | undefined): fact is PaperFact {
  return Boolean(fact);
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

function closingHeight(
  account: AccountPaper,
  columns: Columns,
  width: number,
  measure: Measure,
): number {
  const { underWay, ages } = account;
  const aged = AGES_GAPS + (columns.ages ? LINE : ages.length * LINE);
  if (!underWay) return CLOSING + aged;
  const at = { width: width * UNDER_WAY_PART - WORK_GAP, size: SIZES.text, weight: 600 } as const;
  const said = underWay.texts.reduce(
    (sum, { strong, rest }) => sum + breakText(`${strong} ${rest}`, at, measure).length * LINE + 4,
    0,
  );
  return CLOSING + aged + UNDER_WAY_GAP + Math.max(said, underWay.sums.length * (LINE + 3));
}
