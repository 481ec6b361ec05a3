import { renderToBuffer } from '@react-pdf/renderer';
import type { MarkPaper } from '@/domain/watermarks/mark-paper';
import { fontsFor } from './fonts';
import { MARK_SIZE, MarkPaperDocument } from './mark-paper';
import { measureBy } from './measure';

/** What is measured may be drawn a little wider: nothing of the line is to fall onto a second one. */
const SPARE = 1.04;

/** The PDF of a line that is laid over pages. */
export async function renderMarkPaper(paper: MarkPaper): Promise<Buffer> {
  const families = fontsFor(paper.text);
  const measure = await measureBy(families);
  const width = Math.ceil(measure(paper.text, MARK_SIZE, 600) * SPARE) + 2;
  return renderToBuffer(<MarkPaperDocument paper={paper} width={width} families={families} />);
}
