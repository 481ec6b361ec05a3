import { renderToBuffer } from '@react-pdf/renderer';
import { fontsFor } from '@/components/paper/fonts';
import type { Paper } from '../world/paper';
import { DemoPaper } from './demo-paper';

/** The PDF of a paper of the demo, in fonts that hold all of its letters. */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const families = fontsFor(JSON.stringify(paper));
  return renderToBuffer(<DemoPaper paper={paper} families={families} />);
}
