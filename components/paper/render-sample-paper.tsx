import { renderToBuffer } from '@react-pdf/renderer';
import type { SamplePaper } from '@/domain/consent/sample-paper';
import { fontsFor } from './fonts';
import { SamplePaperDocument } from './sample-paper';
import { textOnPaper } from './text-on-paper';

/** The PDF of a sample: the same bytes each time. */
export async function renderSamplePaper(sample: SamplePaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(sample));
  return renderToBuffer(<SamplePaperDocument sample={sample} families={families} />);
}
