import { type Actor, isContact, isEmployee } from '@/lib/actor';
import { dayFromDb, dayToDb, type Day } from '@/lib/clock';
import { readAs, sql, type Sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { pageOf, readCursor } from './cursor';
import { issuedIn } from './issued-in';

/** One credit note in a list. Ids are public, days are the firm's. */
export type CreditNoteRow = {
  id: string;
  number: string;
  /** What it was given for. */
  reason: string | null;
  /** Not negative: what was taken off, in minor units. */
  totalMinor: bigint;
  currency: string;
  issuedOn: Day;
};

export type CreditNoteList = {
  rows: CreditNoteRow[];
  /** The cursor to the next page; null where the list ends. */
  more: string | null;
};

type Row = Omit<CreditNoteRow, 'issuedOn'> & { issuedOn: Date };

const PAGE = 5;

/**
 * The credit notes of one client, those of no invoice among them, the newest first. One statement.
 * @param input.clientId a UUID, for employees: another's client shows an empty list. A contact's is their own.
 * @throws PortalError forbidden without the right to see bills; not_found where an employee names no client.
 */
export async function listCreditNotes(
  actor: Actor,
  {
    clientId,
    year,
    cursor,
  }: { clientId?: string | undefined; year?: number | undefined; cursor?: string | undefined },
): Promise<CreditNoteList> {
  authorize(actor, 'invoice.list');
  const ofClient = isContact(actor) ? actor.clientId : isEmployee(actor) && clientId;
  if (!ofClient) throw notFound();
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT n.id, n.number, n.reason, n.total_minor AS "totalMinor", n.currency, n.issued_on AS "issuedOn"
      FROM credit_note n WHERE n.client_id = ${ofClient}::uuid ${issuedIn(year, sql`n.issued_on`)} ${after(cursor)}
      ORDER BY n.issued_on DESC, n.id DESC LIMIT ${PAGE + 1}`);
    const keyOf = ({ issuedOn, id }: Row) => ({ on: dayFromDb(issuedOn), id });
    const { page, next } = pageOf(rows, PAGE, keyOf, 'cn');
    return { rows: page.map(toRow), more: next };
  });
}

/** A credit note always has its day, so that a cursor without one is none. */
function after(cursor: string | undefined): Sql {
  const key = readCursor(cursor, 'cn');
  if (!key?.on) return sqlEmpty;
  return sql`AND (n.issued_on, n.id) < (${dayToDb(key.on)}::date, ${key.id}::uuid)`;
}

function toRow(row: Row): CreditNoteRow {
  return { ...row, id: publicId('cn', row.id), issuedOn: dayFromDb(row.issuedOn) };
}
