/** What stands on a paper of the demo. */
export type Paper =
  | {
      kind: 'letter';
      heading: string;
      /** Paragraphs, page by page. */
      pages: string[][];
      /** Who signs, below the last page. */
      signed: string[];
    }
  | {
      kind: 'form';
      heading: string;
      /** Top right: the year, or the quarter. */
      corner: string;
      boxes: { label: string; value: string }[][];
      note: string;
    }
  | {
      kind: 'statement';
      heading: string;
      client: string;
      rows: { day: string; what: string; amount: string; balance: string }[];
      closing: string;
    };
