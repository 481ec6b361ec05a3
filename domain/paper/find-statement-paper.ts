import { asSentence } from '@/domain/invoices/words';
import type { Statement } from '@/domain/statements/statement';
import type { Actor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { currencyName, formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { accountPaper } from './account-paper';
import { findParties } from './find-parties';
import { frameOf } from './paper-frame';
import type { StatementPaper } from './statement-paper';

/**
 * Statements of one client as they are printed, the first one first.
 * @throws PortalError not_found for another client's
 */
export async function findStatementPaper(
  actor: Actor,
  statements: readonly [Statement, ...Statement[]],
): Promise<StatementPaper> {
  authorize(actor, 'statement.read');
  const clientId = parseId('cl', statements[0].client.id);
  const parties = await readAs(actor, (db) => findParties(db, clientId));
  const t = translator();
  const { locale } = parties.firm;
  const others = statements.map(({ currency, closingMinor }, place) => ({
    text: t('statements.paper.other_on', {
      currency: asSentence(currencyName(currency, locale), locale),
      amount: formatMoney({ amountMinor: closingMinor, currency }, locale),
    }),
    place,
  }));
  return {
    ...frameOf(parties.firm),
    accounts: statements.map((statement, place) => ({
      ...accountPaper(statement, parties, t),
      others: others.filter((other) => other.place !== place),
    })),
  };
}
