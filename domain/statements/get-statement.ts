import { type Actor, isContact } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { currencyExponent } from '@/lib/money';
import { authorize } from '../authorize';
import { ageingOf } from './ageing';
import { type Account, emptyAccount, readAccounts } from './read-accounts';
import { readLines } from './read-lines';
import { readOpen } from './read-open';
import { readUnderWay } from './read-under-way';
import { checkSpan, type Span } from './span';
import type { Statement } from './statement';

export type StatementAsked = {
  /** Whose; a contact's own client, whichever they name. */
  clientId?: string | undefined;
  /** The client's own unless told, or else the first that has moved. */
  currency?: string | undefined;
  span: Span;
  /** Only so many of the newest movements; all unless told. */
  newest?: number | undefined;
};

/**
 * A client's account in one currency over a span: what it opened with, what moved, what it closed with, and how old that
 * is. Made from the books as they stand, of the days that it names. Four statements.
 * @throws PortalError not_found for another client's; forbidden without the right to see bills; invalid for a span that
 * can't be, with the message on `from` or `to`, and for a currency that is none.
 */
export async function getStatement(
  actor: Actor,
  { clientId: asked, currency, span, newest }: StatementAsked,
): Promise<Statement> {
  authorize(actor, 'statement.read');
  const clientId = isContact(actor) ? actor.clientId : asked;
  if (!clientId) throw notFound();
  if (currency) currencyExponent(currency);
  return readAs(actor, async (db) => {
    const read = await readAccounts(db, clientId, span);
    if (!read) throw notFound();
    const { client, accounts, zone, locale } = read;
    const today = todayIn(zone);
    const { from: first, to } = checkSpan(span, today);
    const account = accountIn(accounts, currency);
    const from = first ?? earliest(account.firstOn, to);
    const one = { clientId, currency: account.currency, from, to };
    const [moved, due, underWay] = await Promise.all([
      readLines(db, { ...one, openingMinor: account.openingMinor, newest }),
      readOpen(db, one),
      readUnderWay(db, one),
    ]);
    const closingMinor = closingOf(account);
    const open = due.map(({ on, openMinor }) => ({ dueOn: on, openMinor }));
    const { openingMinor, billedMinor, creditedMinor } = account;
    return {
      ...{ client, span, from, to, openingMinor, billedMinor, creditedMinor, closingMinor },
      ...{ underWay, due, today, zone, locale },
      ...moved,
      currency: account.currency,
      currencies: [...new Set([...accounts, account].map((one) => one.currency))],
      others: accounts
        .filter(
          ({ currency: code, firstOn }) => code !== account.currency && firstOn && firstOn <= to,
        )
        .map((other) => ({ currency: other.currency, amountMinor: closingOf(other) })),
      ageing: ageingOf(open, closingMinor, to),
    };
  });
}

function accountIn([own, ...others]: [Account, ...Account[]], currency?: string): Account {
  if (!currency) return own;
  return [own, ...others].find((one) => one.currency === currency) ?? emptyAccount(currency);
}

function closingOf({ openingMinor, billedMinor, creditedMinor }: Account): bigint {
  return openingMinor + billedMinor + creditedMinor;
}

/** Of all there is: the first movement's day, unless it comes after the span. */
function earliest(firstOn: Day | null, to: Day): Day {
  return firstOn && firstOn < to ? firstOn : to;
}
