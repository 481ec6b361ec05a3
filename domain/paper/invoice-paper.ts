import type { PaperFact, PaperFrame } from './paper-frame';

/** 'As agreed', or why not. */
export type PaperMark = { isAgreed: boolean; text: string };

export type PaperLine = {
  description: string;
  detail: string | null;
  quantity: string;
  amount: string;
  /** '10.35%', or that there is none; null on a bill without tax, which has no such column. */
  tax?: string | null;
  /** None where the bill was held against no agreement. */
  mark?: PaperMark | null;
};

/** An invoice as it is printed: every text ready to be read, nothing left to decide but where it stands on the page. */
export type InvoicePaper = PaperFrame & {
  number: string;
  dated: string;
  sentence: string;
  title: string;
  facts: PaperFact[];
  currency: string;
  lines: PaperLine[];
  /** The last one is the sum to read. */
  totals: { label: string; amount: string }[];
  note: string | null;
  /** Null where nothing is to pay. */
  pay: {
    portal: string;
    transfer: string[];
    reference: string;
    /** Where its payment code is checked; null for what was sent before there were any. */
    checkAt: string | null;
  } | null;
  /** 'Status when this was made, Mon 2 Nov 2026: to pay.' */
  status: string;
};
