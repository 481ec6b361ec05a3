import { lockCreditSources } from '@/domain/invoices/credit-sources';
import { giveCredit } from '@/domain/invoices/give-credit';
import { lockInvoices } from '@/domain/invoices/lock-invoice';
import { owedOf } from '@/domain/invoices/move-sums';
import { type Actor, BOOKS, isContact, isEmployee } from '@/lib/actor';
import { type Db, dbAs, readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { findClearing } from './find-clearing';

export type UsedCredit = { usedMinor: bigint; settled: string[] };

/** How many bills are looked at, at most: what is due first first. */
const MOST = 200;

/**
 * Pays a client's open bills in a currency out of their credit, what is due first first. What is on its way to a bill is
 * left to arrive. It is done by the books' own actor, since a contact writes no ledger; who asked for it is in the log.
 * @param input.clientId an employee's or a job's; a contact's is their own
 * @param input.invoiceIds those bills alone, where some were chosen
 * @returns how much was used, in minor units: 0 where there is no credit, or nothing to pay; and the ids of the bills that
 * nothing is left to pay of now
 * @throws PortalError not_found for a client that the actor does not see
 */
export async function applyCredit(
  actor: Actor,
  {
    clientId,
    currency,
    invoiceIds,
  }: { clientId?: string; currency: string; invoiceIds?: readonly string[] },
): Promise<UsedCredit> {
  authorize(actor, 'credit.apply');
  const ofClient = isContact(actor) ? actor.clientId : clientId;
  if (!ofClient) throw notFound();
  if (isEmployee(actor)) await checkSees(actor, ofClient);
  return dbAs(BOOKS, (db) =>
    payFromCredit(db, actor, { clientId: ofClient, currency, invoiceIds }),
  );
}

async function checkSees(actor: Actor, clientId: string): Promise<void> {
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<unknown[]>(sql`SELECT 1 FROM client c WHERE c.id = ${clientId}::uuid`),
  );
  if (rows.length === 0) throw notFound();
}

async function payFromCredit(
  db: Db,
  actor: Actor,
  {
    clientId,
    currency,
    invoiceIds,
  }: { clientId: string; currency: string; invoiceIds: readonly string[] | undefined },
): Promise<UsedCredit> {
  const chosen = invoiceIds ? sql`AND i.id = ANY(${[...invoiceIds]}::uuid[])` : sqlEmpty;
  const open = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT i.id FROM invoice i
    WHERE i.client_id = ${clientId}::uuid AND i.currency = ${currency} AND i.state IN ('open', 'uncollectible') ${chosen}
    ORDER BY i.due_on, i.id LIMIT ${MOST}`);
  const invoices = await lockInvoices(
    db,
    open.map(({ id }) => id),
  );
  const sources = await lockCreditSources(db, { clientId, currency });
  let usedMinor = 0n;
  const settled: string[] = [];
  for (const invoice of invoices) {
    const mostMinor = owedOf(invoice) - (await findClearing(db, invoice.id));
    const { takenMinor } = await giveCredit(db, actor, invoice, { sources, mostMinor });
    usedMinor += takenMinor;
    if (takenMinor > 0n && takenMinor === mostMinor) settled.push(invoice.id);
    // A page that is open to pay on was opened for more than is owed now.
    if (takenMinor > 0n) {
      await sendJob(db, 'payment.follow', { invoiceId: invoice.id }, { singletonKey: invoice.id });
    }
  }
  return { usedMinor, settled };
}
