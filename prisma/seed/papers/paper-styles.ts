import { StyleSheet } from '@react-pdf/renderer';

const INK = '#16202B';
const INK_3 = '#5F6A74';
const LINE = '#C9CDCC';
const LINE_2 = '#808A8F';
const LINE_HEIGHT = 1.45;

/** Sizes in points. A line height stands beside each size, since react-pdf does not hand it on by itself. */
export const styles = StyleSheet.create({
  page: { paddingVertical: 42, paddingHorizontal: 48, fontSize: 9.4, color: INK },
  firm: { fontSize: 8.6, lineHeight: LINE_HEIGHT, color: INK_3, marginBottom: 22 },
  head: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 14 },
  heading: { fontSize: 15, lineHeight: 1.3, fontWeight: 600, flexShrink: 1, paddingRight: 20 },
  corner: { fontSize: 12, lineHeight: 1.3, fontWeight: 600 },
  text: { fontSize: 9.4, lineHeight: 1.6, marginBottom: 10 },
  small: { fontSize: 8, lineHeight: LINE_HEIGHT, color: INK_3 },
  value: { fontSize: 9.4, lineHeight: LINE_HEIGHT, fontWeight: 600 },
  grid: { borderTopWidth: 0.8, borderLeftWidth: 0.8, borderColor: LINE_2 },
  gridRow: { flexDirection: 'row' },
  box: {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: 0,
    padding: 6,
    minHeight: 34,
    borderRightWidth: 0.8,
    borderBottomWidth: 0.8,
    borderColor: LINE_2,
  },
  note: { fontSize: 8, lineHeight: LINE_HEIGHT, color: INK_3, marginTop: 12 },
  signatures: { flexDirection: 'row', marginTop: 60 },
  signature: { flexGrow: 1, flexBasis: 0, marginRight: 30, paddingTop: 5, borderTopWidth: 0.8 },
  row: {
    flexDirection: 'row',
    paddingVertical: 5,
    borderBottomWidth: 0.8,
    borderColor: LINE,
  },
  cell: { fontSize: 9.4, lineHeight: LINE_HEIGHT, width: 90 },
  wide: { fontSize: 9.4, lineHeight: LINE_HEIGHT, flexGrow: 1, flexShrink: 1 },
  amount: { fontSize: 9.4, lineHeight: LINE_HEIGHT, width: 95, textAlign: 'right' },
});
