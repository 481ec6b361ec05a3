import { getTranslations } from 'next-intl/server';
import { statementAsked, statementFilename } from '@/app/api/statements/asked';
import { renderInThread } from '@/components/paper/paper-thread';
import { findStatementPaper } from '@/domain/paper/find-statement-paper';
import { exportStatement } from '@/domain/statements/export-statement';
import { pdfResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** A statement as a PDF, every currency on sheets of its own. It is made anew each time and kept nowhere. */
export const GET = route({}, async ({ request, actor }) => {
  const statements = await exportStatement(actor, statementAsked(request), 'pdf');
  const paper = await findStatementPaper(actor, statements);
  const bytes = await renderInThread({ kind: 'statement', paper });
  const t = await getTranslations();
  return pdfResponse(request, statementFilename(statements[0], 'pdf', { t, one: false }), bytes);
});
