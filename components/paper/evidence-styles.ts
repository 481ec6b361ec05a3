import { StyleSheet } from '@react-pdf/renderer';
import { SIZES } from './paper-measures';

const INK = '#16202B';
const LINE = '#C9CDCC';
const LINE_2 = '#808A8F';

/** What the evidence of a signing has beside every other paper, in points. */
export const evidence = StyleSheet.create({
  signers: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' },
  signer: {
    width: '48.8%',
    borderWidth: 0.75,
    borderColor: LINE_2,
    borderRadius: 6,
    padding: 12,
    marginBottom: 10,
  },
  alone: { width: '100%' },
  mark: { height: 44, justifyContent: 'flex-end', borderBottomWidth: 1, borderBottomColor: INK },
  typed: { fontSize: 19, lineHeight: 1.2, paddingBottom: 4 },
  who: { marginTop: 6, marginBottom: 6 },
  row: { flexDirection: 'row', marginTop: 2 },
  label: { width: 58, fontSize: SIZES.small },
  value: { flexGrow: 1, flexShrink: 1, flexBasis: 0, fontSize: SIZES.small, color: INK },
  part: { marginTop: 12 },
  title: { fontSize: 10.6, fontWeight: 600, marginBottom: 5 },
  paragraph: { fontSize: SIZES.small, marginBottom: 1.5 },
  trailRow: {
    flexDirection: 'row',
    paddingVertical: 2.5,
    borderBottomWidth: 0.5,
    borderBottomColor: LINE,
  },
  trailAt: { width: 150 },
  trailWho: { width: 120, paddingRight: 10 },
  trailWhat: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  fingerprintLabel: { width: 110 },
});
