import type { ReceiptPaper } from '@/domain/paper/receipt-paper';
import { breakOpening, type Opening } from './break-opening';
import { breakText, type Measure } from './measure';
import {
  AMOUNT_WIDTH,
  CONTENT_WIDTH,
  FOOT_ROOM,
  LINE_HEIGHT,
  PAGE_HEIGHT,
  ROW_PADDING,
  SIZES,
  TOP,
  WORK_GAP,
} from './paper-measures';
import { shareOut } from './share-out';

/** A row as it is drawn: its texts in lines, so that its height is known. */
export type ReceiptRow = { what: string; detail: string[]; amount: string; height: number };

export type LaidReceipt = { opening: Opening; sheets: ReceiptRow[][] };

const LINE = SIZES.text * LINE_HEIGHT;
const TABLE_HEAD = SIZES.small * LINE_HEIGHT + 7;
/** The letterhead, and what is between the parts of a first sheet. */
const OPENING_GAPS = 30 + 26 + 18 + 20 + SIZES.small * LINE_HEIGHT;
/** The sum with what is round it, and the title of what came since. */
const TOTAL = SIZES.total * 1.4 + 12;
const SINCE_TITLE = 46;
/** What react-pdf makes of it may be a little higher. */
const SLACK = 4;

/** Shares what a payment was for out to sheets. */
export function layOutReceipt(receipt: ReceiptPaper, measure: Measure): LaidReceipt {
  const width = CONTENT_WIDTH[receipt.size];
  const room = PAGE_HEIGHT[receipt.size] - TOP - FOOT_ROOM - TABLE_HEAD;
  const heightOf = (text: string, size: number, at: number) =>
    breakText(text, { width: at, size, weight: 600 }, measure).length * size * LINE_HEIGHT;
  const words = width - AMOUNT_WIDTH - WORK_GAP;
  const rows = receipt.rows.map(({ what, detail, amount }) => {
    const at = { width: words, size: SIZES.small, weight: 400 } as const;
    const lines = detail ? breakText(detail, at, measure) : [];
    const text = LINE + lines.length * SIZES.small * LINE_HEIGHT;
    return { what, detail: lines, amount, height: text + 2 * ROW_PADDING + 1 };
  });
  const opening = breakOpening(receipt, width, measure);
  const since = receipt.since.reduce((sum, text) => sum + heightOf(text, SIZES.text, width), 0);
  const sheets = shareOut(rows, {
    first: room - OPENING_GAPS - opening.height - SLACK,
    later: room,
    closing: TOTAL + (receipt.since.length > 0 ? SINCE_TITLE + since : 0),
  });
  return { opening, sheets };
}
