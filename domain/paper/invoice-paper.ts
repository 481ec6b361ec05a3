/** One of the facts under the first sentence: a label, and lines of which the first is the name of the thing. */
export type PaperFact = { label: string; lines: string[]; lang?: string | null };

/** An invoice as it is printed: every text ready to be read, nothing left to decide but where it stands on the page. */
export type InvoicePaper = {
  /** BCP 47, the firm's: figures and days are written by it already. */
  locale: string;
  size: 'A4' | 'LETTER';
  firm: {
    name: string;
    address: string | null;
    initials: string;
    /** PNG or JPEG; anything else is shown as the initials. */
    logo: Uint8Array | null;
  };
  number: string;
  dated: string;
  sentence: string;
  title: string;
  facts: PaperFact[];
  currency: string;
  lines: { description: string; detail: string | null; quantity: string; amount: string }[];
  /** The last one is the sum to read. */
  totals: { label: string; amount: string }[];
  note: string | null;
  /** Null where nothing is to pay. */
  pay: { portal: string; transfer: string[]; reference: string } | null;
  /** 'Status when this was made, Mon 2 Nov 2026: to pay.' */
  status: string;
};
