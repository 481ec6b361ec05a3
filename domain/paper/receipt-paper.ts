import type { PaperFact, PaperFrame } from './paper-frame';

/** A receipt as it is printed: every text ready to be read. */
export type ReceiptPaper = PaperFrame & {
  /** 'Receipt R-2031'. */
  name: string;
  dated: string;
  sentence: string;
  facts: PaperFact[];
  currency: string;
  /** What it was for. */
  rows: { what: string; detail: string | null; amount: string }[];
  total: { label: string; amount: string };
  /** What has gone back since, each in a sentence. */
  since: string[];
  foot: string[];
};
