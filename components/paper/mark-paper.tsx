import { Document, Page, Text } from '@react-pdf/renderer';
import type { MarkPaper } from '@/domain/watermarks/mark-paper';

export const MARK_SIZE = 12;
const HEIGHT = 20;
/** Mid grey: it shows on white paper and on a dark picture. */
const INK = '#5F6A74';

/** One line on a page that is as wide and high as itself, to be laid over others. */
export function MarkPaperDocument({
  paper,
  width,
  families,
}: {
  paper: MarkPaper;
  /** In points. */
  width: number;
  families: string[];
}) {
  return (
    <Document creator="Porchlight" producer="Porchlight">
      <Page size={[width, HEIGHT]} style={{ fontFamily: families, fontWeight: 600, color: INK }}>
        <Text style={{ fontSize: MARK_SIZE, lineHeight: HEIGHT / MARK_SIZE }} wrap={false}>
          {paper.text}
        </Text>
      </Page>
    </Document>
  );
}
