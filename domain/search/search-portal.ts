import { authorize } from '@/domain/authorize';
import { owedByCurrency } from '@/domain/clients/list-clients';
import { CLIENT_OPENED_AT } from '@/domain/documents/waiting';
import {
  type InvoiceRow,
  LISTED,
  type ListedRow,
  toInvoiceRow,
} from '@/domain/invoices/invoice-row';
import { type Actor, isContact } from '@/lib/actor';
import { type Day, dayFromDb } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { findHits, type FoundHow, type Hits, SEARCH_KINDS, type SearchKind } from './find-hits';
import { readQuery } from './search-query';

/** A client that was found; owed sums a currency. Ids are public, here and below. */
export type FoundClient = {
  id: string;
  name: string;
  nameLang: string | null;
  contact: string | null;
  owed: { currency: string; owedMinor: bigint; daysPastDue: number }[];
};

export type FoundDocument = {
  id: string;
  title: string;
  year: number;
  state: 'ready' | 'outgoing' | 'published';
  publishedAt: Date | null;
  openedAt: Date | null;
  actionNeeded: boolean;
  dueOn: Day | null;
  /** What was looked for stands in its text, not in what it is called. */
  inText: boolean;
  client: { id: string; name: string; nameLang: string | null } | null;
};

export type SearchFound =
  | { kind: 'client'; total: number; rows: FoundClient[] }
  | { kind: 'invoice'; total: number; rows: InvoiceRow[] }
  | { kind: 'document'; total: number; rows: FoundDocument[] };

/** What was found, kind by kind in a fixed order. */
export type SearchView = {
  /** What was looked for, blanks aside; empty when nothing was asked. */
  query: string;
  /** Null when nothing was found, and nothing comes near. */
  how: FoundHow | null;
  /** The words as they were looked for in the end: mended ones among them. */
  words: string[];
  groups: SearchFound[];
  /** How many were found in all; what only comes near was not found. */
  total: number;
  looked: Hits['looked'];
};

export type SearchOptions = {
  /** One kind alone, more of it. */
  kind?: SearchKind | null;
  /** Whether a spelling may be mended. */
  mend?: boolean;
  locale: string;
};

/** So many of each kind at first, and so many of one that is asked for alone. */
const EACH = 3;
const ALONE = 50;

/**
 * Looks for invoices, documents and, for the firm, clients by number, name and amount, and documents by the words of
 * their text. Tolerates slips of the pen. Up to five statements.
 */
export async function searchPortal(
  actor: Actor,
  typed: string,
  { kind = null, mend = true, locale }: SearchOptions,
): Promise<SearchView> {
  authorize(actor, isContact(actor) ? 'search.client' : 'search.firm');
  const query = readQuery(typed, locale);
  if (!query) return { query: '', how: null, words: [], groups: [], total: 0, looked: null };
  const may = SEARCH_KINDS.filter((each) => each !== 'client' || !isContact(actor));
  const kinds = may.filter((each) => kind === null || each === kind);
  return readAs(actor, async (db) => {
    const hits = await findHits(db, query, kinds.length ? kinds : may, {
      each: kind ? ALONE : EACH,
      mend,
      clientId: isContact(actor) ? actor.clientId : null,
    });
    const groups: SearchFound[] = [];
    for (const each of hits.kinds) groups.push(await readGroup(db, each, hits.inText));
    const total = hits.how === 'near' ? 0 : hits.kinds.reduce((sum, each) => sum + each.total, 0);
    return {
      query: query.text,
      how: hits.how,
      words: hits.words,
      groups,
      total,
      looked: hits.looked,
    };
  });
}

async function readGroup(
  db: Reads,
  { kind, total, ids }: Hits['kinds'][number],
  inText: Hits['inText'],
): Promise<SearchFound> {
  switch (kind) {
    case 'client':
      return { kind, total, rows: inOrder(await readClients(db, ids), ids, 'cl') };
    case 'invoice':
      return { kind, total, rows: inOrder(await readInvoices(db, ids), ids, 'in') };
    case 'document':
      return { kind, total, rows: inOrder(await readDocuments(db, ids, inText), ids, 'do') };
  }
}

function inOrder<T extends { id: string }>(
  rows: T[],
  ids: string[],
  prefix: 'cl' | 'in' | 'do',
): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(publicId(prefix, id)) ?? []);
}

type ClientHit = Omit<FoundClient, 'owed'> & {
  owed: { currency: string; owed: string; days: number }[];
};

async function readClients(db: Reads, ids: string[]): Promise<FoundClient[]> {
  const rows = await db.$queryRaw<ClientHit[]>(sql`
    SELECT c.id, c.name, c.name_lang AS "nameLang",
      (SELECT p.name FROM contact k JOIN person p ON p.id = k.person_id
        WHERE k.client_id = c.id AND k.ended_at IS NULL ORDER BY k.created_at, k.id LIMIT 1) AS contact,
      (SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'owed', o.owed::text, 'days', o.days)
                ORDER BY o.owed DESC), '[]')
         FROM (${owedByCurrency(sql`i.client_id = c.id`)}) o) AS owed
    FROM client c WHERE c.id = ANY (${ids}::uuid[])`);
  return rows.map((row) => ({
    ...row,
    id: publicId('cl', row.id),
    owed: row.owed.map(({ currency, owed, days }) => ({
      currency,
      owedMinor: BigInt(owed),
      daysPastDue: days,
    })),
  }));
}

async function readInvoices(db: Reads, ids: string[]): Promise<InvoiceRow[]> {
  const rows = await db.$queryRaw<ListedRow[]>(sql`${LISTED} WHERE i.id = ANY (${ids}::uuid[])`);
  return rows.map(toInvoiceRow);
}

type DocumentHit = Omit<FoundDocument, 'client' | 'dueOn' | 'inText'> & {
  dueOn: Date | null;
  clientId: string | null;
  clientName: string | null;
  clientLang: string | null;
};

async function readDocuments(
  db: Reads,
  ids: string[],
  inText: Hits['inText'],
): Promise<FoundDocument[]> {
  const rows = await db.$queryRaw<DocumentHit[]>(sql`
    SELECT d.id, d.title, d.year, d.state, d.published_at AS "publishedAt", d.action_needed AS "actionNeeded",
      d.due_on AS "dueOn", ${CLIENT_OPENED_AT} AS "openedAt",
      c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang"
    FROM document d LEFT JOIN client c ON c.id = d.client_id WHERE d.id = ANY (${ids}::uuid[])`);
  return rows.map(({ clientId, clientName, clientLang, dueOn, ...row }) => ({
    ...row,
    id: publicId('do', row.id),
    dueOn: dueOn && dayFromDb(dueOn),
    inText: inText.has(row.id),
    client:
      clientId && clientName
        ? { id: publicId('cl', clientId), name: clientName, nameLang: clientLang }
        : null,
  }));
}
