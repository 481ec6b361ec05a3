import { renderToBuffer } from '@react-pdf/renderer';
import type { EvidencePaper } from '@/domain/signing/evidence-paper';
import { breakOpening } from './break-opening';
import { EvidencePaperDocument } from './evidence-paper';
import { fontsFor } from './fonts';
import { measureBy } from './measure';
import { CONTENT_WIDTH } from './paper-measures';
import { textOnPaper } from './text-on-paper';

/** The PDF of the evidence of a signing: one page, or more where many signed. For the worker, never for a request. */
export async function renderEvidencePaper(paper: EvidencePaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(paper));
  const opening = breakOpening(paper, CONTENT_WIDTH[paper.size], await measureBy(families));
  return renderToBuffer(
    <EvidencePaperDocument paper={paper} opening={opening} families={families} />,
  );
}
