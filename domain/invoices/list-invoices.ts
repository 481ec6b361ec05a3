import { type Actor, isContact } from '@/lib/actor';
import { dayFromDb } from '@/lib/clock';
import { type Reads, readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';
import { dueAfter, issuedBefore, pageOf, readCursor } from './cursor';
import { issuedIn } from './issued-in';
import { type InvoiceRow, LISTED, type ListedRow, OWED, toInvoiceRow } from './invoice-row';
import type { Owing } from './owing-sentence';
import { readSummary } from './summary';

export type InvoiceFilter = 'all' | 'to_pay' | 'paid';

export type InvoiceList = {
  /** Something is left to pay, what is due first first. */
  toPay: InvoiceRow[];
  /** All that is owed is on its way. */
  onItsWay: InvoiceRow[];
  /** Settled or cancelled, the newest first. */
  closed: InvoiceRow[];
  /** Cursors to what a longer list would show; null where it ends. */
  more: { owed: string | null; closed: string | null };
  owing: Owing;
  counts: Record<InvoiceFilter, number>;
  /** In which invoices were issued, the newest first. */
  years: number[];
  /** What the client has to their credit, in the currencies of their bills. */
  credits: Money[];
  /** Paid on the settled invoices of the year that is chosen, or else of this one. */
  paidInYear: { year: number; sums: Money[] };
};

/** What is settled is looked up, a few at a time; what is owed is shown whole up to a length that nobody reads further than. */
const CLOSED_PAGE = 10;
const OWED_PAGE = 60;

/**
 * The invoices of the client that a contact is looking at. Up to three statements. A year narrows what is settled;
 * what is owed is always there.
 * @throws PortalError forbidden without the right to see bills.
 */
export async function listInvoices(
  actor: Actor,
  {
    filter,
    year,
    cursor,
  }: { filter: InvoiceFilter; year?: number | undefined; cursor?: string | undefined },
): Promise<InvoiceList> {
  authorize(actor, 'invoice.list');
  if (!isContact(actor)) throw notFound();
  return readAs(actor, async (db) => {
    const { clientId } = actor;
    const goesOn = readCursor(cursor);
    // A cursor turns the pages of one list: of what is owed on its own tab, of what is settled elsewhere.
    const withOwed = filter !== 'paid' && !(goesOn && filter === 'all');
    const [summary, owed, closed] = await Promise.all([
      readSummary(db, clientId, year),
      withOwed ? pageOfOwed(db, clientId, cursor) : nothing,
      filter === 'to_pay' ? nothing : pageOfClosed(db, clientId, { filter, year, cursor }),
    ]);
    return {
      toPay: owed.rows.filter(({ status }) => status.leftMinor > 0n),
      onItsWay: owed.rows.filter(({ status }) => status.leftMinor === 0n),
      closed: closed.rows,
      more: { owed: owed.next, closed: closed.next },
      ...summary,
    };
  });
}

type Page = { rows: InvoiceRow[]; next: string | null };

const nothing: Page = { rows: [], next: null };

async function pageOfOwed(db: Reads, clientId: string, cursor: string | undefined): Promise<Page> {
  const rows = await db.$queryRaw<ListedRow[]>(sql`
    ${LISTED} WHERE i.client_id = ${clientId}::uuid AND ${OWED} ${dueAfter(readCursor(cursor))}
    ORDER BY i.due_on, i.id LIMIT ${OWED_PAGE + 1}`);
  const { page, next } = pageOf(rows, OWED_PAGE, ({ dueOn, id }) => ({
    on: dueOn && dayFromDb(dueOn),
    id,
  }));
  return { rows: page.map(toInvoiceRow), next };
}

async function pageOfClosed(
  db: Reads,
  clientId: string,
  {
    filter,
    year,
    cursor,
  }: { filter: InvoiceFilter; year?: number | undefined; cursor?: string | undefined },
): Promise<Page> {
  const paidOnly = filter === 'paid' ? sql`AND i.state <> 'void'` : sqlEmpty;
  const inYear = issuedIn(year, sql`i.issued_on`);
  const rows = await db.$queryRaw<ListedRow[]>(sql`
    ${LISTED} WHERE i.client_id = ${clientId}::uuid AND i.state <> 'draft' AND NOT ${OWED} ${paidOnly} ${inYear}
    ${issuedBefore(readCursor(cursor))}
    ORDER BY i.issued_on DESC, i.id DESC LIMIT ${CLOSED_PAGE + 1}`);
  const { page, next } = pageOf(rows, CLOSED_PAGE, ({ issuedOn, id }) => ({
    on: issuedOn && dayFromDb(issuedOn),
    id,
  }));
  return { rows: page.map(toInvoiceRow), next };
}
