import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Reads, readAs, sql, sqlEmpty } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { DocumentCategory } from '@/lib/document-category';
import { OWN_CATEGORY } from '../documents/own-category';
import { IS_HELD, IS_LEAVING, IS_RECORD } from './lock-record';
import { YEARS_COLUMN } from './retention';

type ClientName = { id: string; name: string; nameLang: string | null };

/** A document whose time is over. Ids are public. */
export type KeptRow = {
  id: string;
  title: string;
  category: DocumentCategory;
  /** What the firm calls its own, or called it; null where it has none. */
  ownCategory: string | null;
  year: number;
  client: ClientName;
  /** The last year in which it had to be kept. */
  keptThrough: number;
};

/** A document that is about to be destroyed. */
export type LeavingRow = Omit<KeptRow, 'keptThrough' | 'ownCategory'> & {
  dueAt: Date;
  askedBy: string;
};

/** A document that was destroyed: all that is left of it. */
export type DeletedRow = Omit<KeptRow, 'keptThrough' | 'title'> & { deletedAt: Date };

/** A hold that stands. */
export type HeldRow = {
  id: string;
  client: ClientName;
  document: { id: string; title: string } | null;
  reason: string;
  placedAt: Date;
  placedBy: string;
};

export type RecordList = {
  /** How many have been kept long enough, and a page of them, the oldest first. */
  overCount: number;
  over: KeptRow[];
  /** Where the page goes on; null at the end. */
  next: string | null;
  leaving: LeavingRow[];
  held: HeldRow[];
  deleted: DeletedRow[];
};

const PAGE_ROWS = 25;
const MOST_ROWS = 100;
const DELETED_ROWS = 20;

/**
 * What has been kept long enough by the firm's years, what is about to go, what is held, and what went lately. A paper's time is
 * over when the last of its years is, by the firm's calendar. Nothing of it goes unless the owner says so. Four statements.
 */
export async function listRecords(
  actor: Actor,
  { cursor }: { cursor?: string | undefined },
): Promise<RecordList> {
  authorizeEmployee(actor, 'record.list');
  const after = readCursor(cursor);
  return readAs(actor, async (db) => {
    const [rows, leaving, held, deleted] = await Promise.all([
      readOver(db, after),
      readLeaving(db),
      readHeld(db),
      readDeleted(db),
    ]);
    const over = rows.slice(0, PAGE_ROWS).map(({ total: _, years, ...row }) => ({
      ...named('do', row),
      keptThrough: row.year + years,
    }));
    const last = over.at(-1);
    return {
      overCount: rows[0]?.total ?? 0,
      over,
      next: rows.length > PAGE_ROWS && last ? `${last.year}.${last.id}` : null,
      leaving: leaving.map((row) => named('do', row)),
      held: held.map(({ document, ...row }) => ({
        ...named('ho', row),
        document: document && { ...document, id: publicId('do', document.id) },
      })),
      deleted: deleted.map((row) => named('do', row)),
    };
  });
}

type OfClient = { id: string; clientId: string; clientName: string; clientLang: string | null };

const CLIENT_COLUMNS = sql`c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang"`;

function named<R extends OfClient>(prefix: 'do' | 'ho', row: R) {
  const { id, clientId, clientName, clientLang, ...rest } = row;
  return {
    ...rest,
    id: publicId(prefix, id),
    client: { id: publicId('cl', clientId), name: clientName, nameLang: clientLang },
  };
}

type OverRow = OfClient &
  Pick<KeptRow, 'title' | 'category' | 'ownCategory' | 'year'> & { years: number; total: number };

function readOver(db: Reads, after: { year: number; id: string } | null) {
  return db.$queryRaw<OverRow[]>(sql`
    WITH this AS (SELECT extract(year FROM ${now()}::timestamptz AT TIME ZONE f.zone)::int AS year FROM firm f),
    kept AS (
      SELECT d.id, d.title, d.category, ${OWN_CATEGORY} AS "ownCategory", d.year, d.client_id, ${YEARS_COLUMN} AS years FROM document d
      WHERE ${IS_RECORD} AND NOT ${IS_HELD} AND NOT ${IS_LEAVING}),
    over AS (SELECT k.* FROM kept k WHERE k.year + k.years < (SELECT t.year FROM this t))
    SELECT o.id, o.title, o.category, o."ownCategory", o.year, o.years, ${CLIENT_COLUMNS}, (SELECT count(*)::int FROM over) AS total
    FROM over o JOIN client c ON c.id = o.client_id
    WHERE true ${after ? sql`AND (o.year, o.id) > (${after.year}, ${after.id}::uuid)` : sqlEmpty}
    ORDER BY o.year, o.id LIMIT ${PAGE_ROWS + 1}`);
}

function readLeaving(db: Reads) {
  return db.$queryRaw<
    (OfClient & Pick<LeavingRow, 'title' | 'category' | 'year' | 'dueAt' | 'askedBy'>)[]
  >(sql`
    SELECT d.id, d.title, d.category, d.year, x.due_at AS "dueAt", p.name AS "askedBy", ${CLIENT_COLUMNS}
    FROM document_deletion x JOIN document d ON d.id = x.document_id JOIN client c ON c.id = x.client_id
    JOIN person p ON p.id = x.asked_by
    WHERE x.cancelled_at IS NULL AND x.deleted_at IS NULL ORDER BY x.due_at, x.id LIMIT ${MOST_ROWS}`);
}

function readHeld(db: Reads) {
  return db.$queryRaw<
    (OfClient & Pick<HeldRow, 'document' | 'reason' | 'placedAt' | 'placedBy'>)[]
  >(sql`
    SELECT h.id, h.reason, h.placed_at AS "placedAt", p.name AS "placedBy", ${CLIENT_COLUMNS},
           CASE WHEN d.id IS NULL THEN NULL ELSE json_build_object('id', d.id, 'title', d.title) END AS document
    FROM legal_hold h JOIN client c ON c.id = h.client_id JOIN person p ON p.id = h.placed_by
    LEFT JOIN document d ON d.id = h.document_id
    WHERE h.lifted_at IS NULL ORDER BY h.placed_at DESC, h.id DESC LIMIT ${MOST_ROWS}`);
}

function readDeleted(db: Reads) {
  return db.$queryRaw<
    (OfClient & Pick<DeletedRow, 'category' | 'ownCategory' | 'year' | 'deletedAt'>)[]
  >(sql`
    SELECT x.document_id AS id, x.category, x.firm_category AS "ownCategory", x.year, x.deleted_at AS "deletedAt", ${CLIENT_COLUMNS}
    FROM document_deletion x JOIN client c ON c.id = x.client_id
    WHERE x.deleted_at IS NOT NULL ORDER BY x.deleted_at DESC, x.id DESC LIMIT ${DELETED_ROWS}`);
}

function readCursor(text: string | undefined): { year: number; id: string } | null {
  const [, year = '', id = ''] = /^(\d{4})\.(do_\w{26})$/.exec(text ?? '') ?? [];
  if (!year) return null;
  try {
    return { year: Number(year), id: parseId('do', id) };
  } catch {
    return null;
  }
}
