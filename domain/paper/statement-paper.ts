import type { PaperFact, PaperFrame } from './paper-frame';

/** One row of an account: a day, what moved, and amounts without their symbol. */
export type AccountRow = {
  day: string;
  what: string;
  billed: string;
  credited: string;
  balance: string;
};

/** A client's account in one currency as it is printed: every text ready to be read. */
export type AccountPaper = {
  /** 'US dollars'. */
  currency: string;
  /** '1 Aug – 24 Nov 2026, US dollars'. */
  span: string;
  sentence: string;
  facts: PaperFact[];
  /** What closes in the other currencies, and which of the papers that is. */
  others: { text: string; place: number }[];
  /** Above the days: '2026' where all are of one year. */
  dayLabel: string;
  opening: AccountRow;
  rows: AccountRow[];
  closing: AccountRow;
  /** What is on its way, each in a sentence, and what is left then; null where nothing is. */
  underWay: {
    texts: { strong: string; rest: string }[];
    sums: { label: string; amount: string }[];
  } | null;
  /** The closing balance by age; the last one is the sum. */
  ages: { label: string; amount: string }[];
  foot: string[];
};

/** A statement as it is printed: one account after the other, each on sheets of its own. */
export type StatementPaper = PaperFrame & { accounts: AccountPaper[] };
