/** Millimetres in points. */
const mm = (length: number) => (length * 72) / 25.4;

export const SIDE = mm(17);
export const TOP = mm(15);
export const FOOT = mm(14);
/** Kept free for the foot, which may take three lines. */
export const FOOT_ROOM = mm(29);

/** ISO 216 and US Letter, in points. */
const PAGE_WIDTH = { A4: 595.28, LETTER: 612 };
export const PAGE_HEIGHT = { A4: 841.89, LETTER: 792 };
export const CONTENT_WIDTH = {
  A4: PAGE_WIDTH.A4 - 2 * SIDE,
  LETTER: PAGE_WIDTH.LETTER - 2 * SIDE,
};

/** The look's sizes of type on paper, in points. */
export const SIZES = { text: 9.4, small: 8.6, foot: 8, sentence: 16, total: 12.8 };
export const LINE_HEIGHT = 1.45;

/** Columns of the table: what is left of these is for the words. */
export const QUANTITY_WIDTH = 130;
export const AMOUNT_WIDTH = 100;
/** Where a line has one. */
export const TAX_WIDTH = 60;
/** Of the sums below it: what is before them may take several lines. */
export const SUM_WIDTH = 130;
export const SUM_LABEL_WIDTH = CONTENT_WIDTH.A4 - SUM_WIDTH;
export const WORK_GAP = 16;
export const ROW_PADDING = 6;

/** Within the box on how to pay. */
export const PAY_PADDING = 11;
