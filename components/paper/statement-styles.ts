import { StyleSheet } from '@react-pdf/renderer';
import { STATEMENT_ROW_PADDING, UNDER_WAY_PART } from './lay-out-statement';
import { SIZES, WORK_GAP } from './paper-measures';
import { paper } from './paper-styles';

const { row, rowLast, foot } = paper;

/** What a statement is drawn with beside what every paper is. */
export const statement = StyleSheet.create({
  row: { ...row, paddingVertical: STATEMENT_ROW_PADDING },
  rowLast: { borderBottomColor: rowLast?.borderBottomColor, borderBottomWidth: 0.5 },
  figure: { textAlign: 'right' },
  closing: { flexDirection: 'row', alignItems: 'center', paddingTop: 7 },
  balance: { fontSize: SIZES.total - 1.4, fontWeight: 600, lineHeight: 1.4 },
  underWay: { flexDirection: 'row', marginTop: 16 },
  underWayWords: { width: `${UNDER_WAY_PART * 100}%`, paddingRight: WORK_GAP },
  underWayText: { marginBottom: 4, color: '#4A5560' },
  underWayStrong: { fontWeight: 600, color: '#16202B' },
  underWaySums: { flexGrow: 1 },
  sum: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 3 },
  agesTitle: { fontSize: 10.6, fontWeight: 600, marginTop: 15, marginBottom: 8 },
  ageRow: { flexDirection: 'row', paddingTop: 6 },
  ageList: { width: '50%' },
  footPage: { width: 170, textAlign: 'right', paddingTop: 1.5, color: foot?.color },
});
