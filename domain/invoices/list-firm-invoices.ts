import { type Actor, isEmployee } from '@/lib/actor';
import { dayFromDb, now } from '@/lib/clock';
import { readAs, type Reads, sql, type Sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';
import { CLEARING } from '../ledger/clearing';
import { issuedBefore, pageOf, readCursor } from './cursor';
import { type InvoiceRow, LISTED, type ListedRow, OWED, toInvoiceRow } from './invoice-row';

/** What the firm's list can be narrowed to. `past_due` is a part of `to_pay`. */
export const FIRM_FILTERS = [
  'draft',
  'to_pay',
  'past_due',
  'asked',
  'clearing',
  'paid',
  'void',
  'written_off',
] as const;
export type FirmFilter = (typeof FIRM_FILTERS)[number];

export type FirmInvoices = {
  rows: InvoiceRow[];
  /** The cursor to the next page; null where the list ends. */
  more: string | null;
  /** What is left to pay on all invoices that the actor sees, and how much of it is past due. */
  owed: Money[];
  pastDue: Money[];
  counts: { draft: number; raised: number; to_pay: number; past_due: number; clearing: number };
  /** The client that the list is narrowed to. */
  client: { id: string; name: string; nameLang: string | null } | null;
};

const PAGE = 40;

const LEFT = sql`(i.total_minor - i.paid_minor - i.credited_minor)`;
const TODAY = () => sql`(SELECT (${now()}::timestamptz AT TIME ZONE f.zone)::date FROM firm f)`;

function where(filter: FirmFilter | undefined): Sql {
  switch (filter) {
    case undefined:
      return sql`true`;
    case 'draft':
      return sql`i.state = 'draft'`;
    case 'to_pay':
      return sql`${OWED} AND i.state = 'open' AND ${LEFT} > ${CLEARING}`;
    case 'past_due':
      return sql`${OWED} AND i.state = 'open' AND i.due_on < ${TODAY()} AND ${LEFT} > ${CLEARING}`;
    case 'asked':
      return sql`EXISTS (SELECT 1 FROM line_question q WHERE q.invoice_id = i.id AND q.state <> 'settled')`;
    case 'clearing':
      return sql`${OWED} AND ${LEFT} <= ${CLEARING}`;
    case 'paid':
      return sql`i.state <> 'draft' AND i.state <> 'void' AND NOT ${OWED}`;
    case 'void':
      return sql`i.state = 'void'`;
    case 'written_off':
      return sql`i.state = 'uncollectible' AND ${LEFT} > ${CLEARING}`;
  }
}

/**
 * The invoices of all clients that an employee looks after, the newest first and drafts before all, narrowed to a
 * client and to where they stand. Up to three statements.
 * @param input.clientId a UUID; another's client shows an empty list.
 */
export async function listFirmInvoices(
  actor: Actor,
  {
    clientId,
    filter,
    cursor,
  }: {
    clientId?: string | undefined;
    filter?: FirmFilter | undefined;
    cursor?: string | undefined;
  },
): Promise<FirmInvoices> {
  authorize(actor, 'invoice.list');
  if (!isEmployee(actor)) throw notFound();
  return readAs(actor, async (db) => {
    const ofClient = clientId ? sql`AND i.client_id = ${clientId}::uuid` : sqlEmpty;
    const rows = await db.$queryRaw<ListedRow[]>(sql`
      ${LISTED} WHERE ${where(filter)} ${ofClient} ${issuedBefore(readCursor(cursor))}
      ORDER BY i.issued_on DESC, i.id DESC LIMIT ${PAGE + 1}`);
    const { page, next } = pageOf(rows, PAGE, ({ issuedOn, id }) => ({
      on: issuedOn && dayFromDb(issuedOn),
      id,
    }));
    return {
      rows: page.map(toInvoiceRow),
      more: next,
      ...(await readOwed(db, ofClient)),
      client: clientId ? await findClient(db, clientId) : null,
    };
  });
}

type OwedRow = {
  currency: string;
  owedMinor: bigint;
  pastDueMinor: bigint;
  draft: number;
  raised: number;
  toPay: number;
  pastDue: number;
  clearing: number;
};

async function readOwed(
  db: Reads,
  ofClient: Sql,
): Promise<Pick<FirmInvoices, 'owed' | 'pastDue' | 'counts'>> {
  const rows = await db.$queryRaw<OwedRow[]>(sql`
    WITH bill AS (
      SELECT i.currency, i.state, i.period_from IS NOT NULL AS is_raised, i.due_on < ${TODAY()} AS late, ${OWED} AS owed, ${LEFT} - least(${LEFT}, ${CLEARING}) AS due
      FROM invoice i WHERE i.state IN ('draft', 'open', 'uncollectible') ${ofClient})
    SELECT currency,
           coalesce(sum(due) FILTER (WHERE owed AND state = 'open'), 0)::bigint AS "owedMinor",
           coalesce(sum(due) FILTER (WHERE owed AND state = 'open' AND late), 0)::bigint AS "pastDueMinor",
           count(*) FILTER (WHERE state = 'draft')::int AS draft,
           count(*) FILTER (WHERE state = 'draft' AND is_raised)::int AS raised,
           count(*) FILTER (WHERE owed AND state = 'open' AND due > 0)::int AS "toPay",
           count(*) FILTER (WHERE owed AND state = 'open' AND due > 0 AND late)::int AS "pastDue",
           count(*) FILTER (WHERE owed AND due = 0)::int AS clearing
    FROM bill GROUP BY currency ORDER BY sum(due) FILTER (WHERE owed) DESC NULLS LAST, currency`);
  const count = (of: (row: OwedRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const sums = (of: (row: OwedRow) => bigint): Money[] =>
    rows
      .map((row) => ({ amountMinor: of(row), currency: row.currency }))
      .filter(({ amountMinor }) => amountMinor > 0n);
  return {
    owed: sums((row) => row.owedMinor),
    pastDue: sums((row) => row.pastDueMinor),
    counts: {
      draft: count((row) => row.draft),
      raised: count((row) => row.raised),
      to_pay: count((row) => row.toPay),
      past_due: count((row) => row.pastDue),
      clearing: count((row) => row.clearing),
    },
  };
}

async function findClient(db: Reads, clientId: string): Promise<FirmInvoices['client']> {
  const [client] = await db.$queryRaw<{ name: string; nameLang: string | null }[]>(sql`
    SELECT c.name, c.name_lang AS "nameLang" FROM client c WHERE c.id = ${clientId}::uuid`);
  return client ? { id: publicId('cl', clientId), ...client } : null;
}
