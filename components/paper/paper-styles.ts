import { StyleSheet } from '@react-pdf/renderer';
import {
  AMOUNT_WIDTH,
  FOOT,
  FOOT_ROOM,
  LINE_HEIGHT,
  PAY_PADDING,
  QUANTITY_WIDTH,
  ROW_PADDING,
  SIDE,
  SIZES,
  SUM_LABEL_WIDTH,
  SUM_WIDTH,
  TAX_WIDTH,
  TOP,
  WORK_GAP,
} from './paper-measures';

// The look's ink on white; green is for "as agreed" alone, and nothing says anything by its colour.
const INK = '#16202B';
const INK_2 = '#4A5560';
const INK_3 = '#5F6A74';
const LINE = '#C9CDCC';
const LINE_2 = '#808A8F';
const GREEN = '#0E6843';

/** What every paper of the firm is drawn with: sizes in points, as the look's "Paper and PDF" has them. */
export const paper = StyleSheet.create({
  page: {
    paddingTop: TOP,
    paddingBottom: FOOT_ROOM,
    paddingHorizontal: SIDE,
    fontSize: SIZES.text,
    color: INK,
  },
  /** Stands on each text, with its size: react-pdf takes a line height that is inherited for one of 18 pt. */
  text: { fontSize: SIZES.text, lineHeight: LINE_HEIGHT },
  strong: { fontWeight: 600 },
  quiet: { color: INK_3 },
  small: { fontSize: SIZES.small, color: INK_3 },
  agreed: { fontSize: SIZES.small, color: GREEN },
  figure: { fontFeatureSettings: ['tnum'] },

  head: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center' },
  letterhead: { flexDirection: 'row', alignItems: 'center', flexShrink: 1, paddingRight: 20 },
  mark: {
    width: 30,
    height: 30,
    borderRadius: 6,
    marginRight: 9,
    backgroundColor: INK,
    color: '#FFFFFF',
    fontSize: 11,
    fontWeight: 600,
    textAlign: 'center',
    paddingTop: 7,
  },
  logo: { width: 30, height: 30, marginRight: 9, objectFit: 'contain' },
  firmName: { fontSize: 11.5, fontWeight: 600 },
  headRight: { alignItems: 'flex-end', flexShrink: 0 },

  opening: { paddingBottom: 20 },
  sentence: { fontSize: SIZES.sentence, fontWeight: 600, lineHeight: 1.3, marginTop: 26 },
  title: { color: INK_2, marginTop: 6 },
  facts: { flexDirection: 'row', marginTop: 18 },
  fact: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: WORK_GAP },
  factWide: { flexGrow: 1.7 },
  factLabel: { fontSize: SIZES.small, color: INK_3, marginBottom: 2 },

  tableHead: {
    flexDirection: 'row',
    paddingBottom: 6,
    borderBottomWidth: 1,
    borderBottomColor: INK,
    fontSize: SIZES.small,
    color: INK_3,
  },
  row: {
    flexDirection: 'row',
    paddingVertical: ROW_PADDING,
    borderBottomWidth: 0.5,
    borderBottomColor: LINE,
  },
  rowLast: { borderBottomWidth: 1, borderBottomColor: INK },
  work: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: WORK_GAP },
  quantity: { width: QUANTITY_WIDTH, textAlign: 'right' },
  amount: { width: AMOUNT_WIDTH, textAlign: 'right' },
  tax: { width: TAX_WIDTH, textAlign: 'right' },
  totals: { marginTop: 8, alignItems: 'flex-end' },
  totalRow: { flexDirection: 'row', alignItems: 'flex-end', marginTop: 2 },
  totalLabel: { width: SUM_LABEL_WIDTH, textAlign: 'right', color: INK_3 },
  total: { fontSize: SIZES.total, fontWeight: 600, lineHeight: 1.4, color: INK },
  totalAmount: { width: SUM_WIDTH, textAlign: 'right' },

  note: { marginTop: 14, color: INK_2 },
  pay: { marginTop: 22 },
  payTitle: { fontSize: 10.6, fontWeight: 600, marginBottom: 7 },
  payBox: { flexDirection: 'row', borderWidth: 0.75, borderColor: LINE_2, borderRadius: 6 },
  payWay: { flexGrow: 1, flexShrink: 1, flexBasis: 0, padding: PAY_PADDING },
  paySecond: { borderLeftWidth: 0.5, borderLeftColor: LINE },
  payText: { color: INK_2, marginTop: 2 },
  trust: { marginTop: 10, color: INK_2 },

  foot: {
    position: 'absolute',
    bottom: FOOT,
    left: SIDE,
    right: SIDE,
    flexDirection: 'row',
    justifyContent: 'space-between',
    borderTopWidth: 0.5,
    borderTopColor: LINE,
    paddingTop: 7,
    fontSize: SIZES.foot,
    color: INK_3,
  },
  footLine: { fontSize: SIZES.foot },
  footText: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 28 },
  footPage: { width: 140, textAlign: 'right', paddingTop: 1.5 },
  footStrong: { color: INK, fontWeight: 600 },
});
