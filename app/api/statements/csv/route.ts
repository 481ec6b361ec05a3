import { getTranslations } from 'next-intl/server';
import { statementAsked, statementFilename } from '@/app/api/statements/asked';
import { exportStatement } from '@/domain/statements/export-statement';
import { statementCsv } from '@/domain/statements/statement-csv';
import { csvResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** A statement in one currency as a CSV file, every movement in it. */
export const GET = route({}, async ({ request, actor }) => {
  const [statement] = await exportStatement(actor, statementAsked(request), 'csv');
  const t = await getTranslations();
  return csvResponse(
    statementFilename(statement, 'csv', { t, one: true }),
    statementCsv(statement, t),
  );
});
