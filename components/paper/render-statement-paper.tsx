import { renderToBuffer } from '@react-pdf/renderer';
import type { StatementPaper } from '@/domain/paper/statement-paper';
import { fontsFor } from './fonts';
import { layOutStatement } from './lay-out-statement';
import { measureBy } from './measure';
import { StatementPaperDocument } from './statement-paper';
import { textOnPaper } from './text-on-paper';

/** The PDF of a statement. */
export async function renderStatementPaper(statement: StatementPaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(statement));
  const sheets = layOutStatement(statement, await measureBy(families));
  return renderToBuffer(
    <StatementPaperDocument statement={statement} sheets={sheets} families={families} />,
  );
}
