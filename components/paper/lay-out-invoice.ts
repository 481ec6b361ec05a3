import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { translator } from '@/lib/translator';
import { breakText, type Measure } from './measure';
import {
  AMOUNT_WIDTH,
  CONTENT_WIDTH,
  FOOT_ROOM,
  LINE_HEIGHT,
  PAGE_HEIGHT,
  PAY_PADDING,
  QUANTITY_WIDTH,
  ROW_PADDING,
  SIZES,
  SUM_LABEL_WIDTH,
  TAX_WIDTH,
  TOP,
  WORK_GAP,
} from './paper-measures';
import { shareOut } from './share-out';

/** A row as it is drawn: its texts in lines, so that its height is known. */
export type PaperRow = {
  description: string[];
  detail: string[];
  mark: string[];
  /** The mark is 'As agreed'. */
  isAgreed: boolean;
  quantity: string;
  /** Null where the table has no such column. */
  tax: string | null;
  amount: string;
  height: number;
};

/** What one sheet holds of the table; the last sheet has the sums and how to pay below its rows. */
export type PaperSheet = { rows: PaperRow[] };

/** Text that react-pdf breaks by itself may take a line more than was thought. */
const SLACK = SIZES.text * LINE_HEIGHT;
const TABLE_HEAD = SIZES.small * LINE_HEIGHT + 7;
/** The letterhead, and what is between the parts of a first sheet. */
const HEAD = 30;
const GAPS = 72;
/** What is round the sums, and round how to pay. */
const TOTALS_GAPS = 16;
const PAY_GAPS = 84;

/** Shares the table out to sheets. */
export function layOutInvoice(invoice: InvoicePaper, measure: Measure): PaperSheet[] {
  const width = CONTENT_WIDTH[invoice.size];
  const work =
    width - QUANTITY_WIDTH - AMOUNT_WIDTH - WORK_GAP - (isTaxed(invoice) ? TAX_WIDTH : 0);
  const rows = invoice.lines.map((line) => rowOf(line, work, measure));
  const room = PAGE_HEIGHT[invoice.size] - TOP - FOOT_ROOM - TABLE_HEAD;
  const first = room - openingHeight(invoice, width, measure);
  const closing = closingHeight(invoice, width, measure);
  return shareOut(rows, { first, later: room, closing }).map((shared) => ({ rows: shared }));
}

/** A bill without tax says nothing of it. */
export function isTaxed({ lines }: InvoicePaper): boolean {
  return lines.some(({ tax }) => tax);
}

function rowOf(line: InvoicePaper['lines'][number], work: number, measure: Measure): PaperRow {
  const at = (size: number, weight: 400 | 600) => ({ width: work, size, weight });
  const description = breakText(line.description, at(SIZES.text, 600), measure);
  const detail = line.detail ? breakText(line.detail, at(SIZES.small, 400), measure) : [];
  const mark = line.mark ? breakText(line.mark.text, at(SIZES.small, 400), measure) : [];
  const small = detail.length + mark.length;
  const text = (description.length * SIZES.text + small * SIZES.small) * LINE_HEIGHT;
  return {
    description,
    detail,
    mark,
    isAgreed: line.mark?.isAgreed ?? false,
    quantity: line.quantity,
    tax: line.tax ?? null,
    amount: line.amount,
    height: text + 2 * ROW_PADDING + 1,
  };
}

function openingHeight(invoice: InvoicePaper, width: number, measure: Measure): number {
  const lines = (text: string, size: number, weight: 400 | 600, room = width) =>
    breakText(text, { width: room, size, weight }, measure).length * size * LINE_HEIGHT;
  const facts = invoice.facts.map((fact, place) => {
    const room = (width * (place === 0 ? 1.7 : 1)) / 4.7 - WORK_GAP;
    return fact.lines.reduce((sum, line) => sum + lines(line, SIZES.text, 600, room), 0);
  });
  return (
    HEAD +
    lines(invoice.sentence, SIZES.sentence, 600) +
    lines(invoice.title, SIZES.text, 400) +
    SIZES.small * LINE_HEIGHT +
    Math.max(...facts) +
    (invoice.note ? lines(invoice.note, SIZES.text, 400) + WORK_GAP : 0) +
    GAPS +
    SLACK
  );
}

function closingHeight(invoice: InvoicePaper, width: number, measure: Measure): number {
  const t = translator();
  const lines = (text: string, room: number) =>
    breakText(text, { width: room, size: SIZES.text, weight: 600 }, measure).length;
  const sums = invoice.totals.map(
    ({ label }) => lines(label, SUM_LABEL_WIDTH) * SIZES.text * LINE_HEIGHT + 2,
  );
  const totals = sums.reduce((sum, height) => sum + height, TOTALS_GAPS);
  if (!invoice.pay) return totals;
  const { portal, transfer, reference } = invoice.pay;
  const left = [t('paper.by_portal'), t('paper.by_portal_how'), portal];
  const right = [
    t('paper.by_transfer'),
    ...transfer,
    t('paper.transfer_reference', { number: reference }),
  ];
  const tallest = Math.max(
    ...[left, transfer.length > 0 ? right : []].map((texts) =>
      texts.reduce(
        (sum, text) =>
          sum + lines(text, width / 2 - 2 * PAY_PADDING) * SIZES.text * LINE_HEIGHT + 2,
        0,
      ),
    ),
  );
  return totals + tallest + lines(t('paper.trust'), width) * SIZES.text * LINE_HEIGHT + PAY_GAPS;
}
