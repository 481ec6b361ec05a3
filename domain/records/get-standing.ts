import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { DocumentCategory } from '@/lib/document-category';
import { holdsColumn, type HoldRow, type HoldView, toHold } from './hold-view';
import { IS_RECORD } from './lock-record';
import { keptThrough, type Years, YEARS_COLUMN } from './retention';

/** How a document stands with keeping and ending, for the firm. */
export type DocumentStanding = {
  /** Set while it is about to be destroyed. */
  deletion: { dueAt: Date; askedAt: Date; askedBy: string } | null;
  /** The holds on it, or on all of its client's, that stand. */
  holds: HoldView[];
  /** It can be asked to be destroyed, as far as what it is goes. */
  isRecord: boolean;
  /** The last year in which it is to be kept; null for ever, and for whoever does not decide it. */
  keptThrough: number | null;
};

type Row = Omit<DocumentStanding, 'deletion' | 'holds' | 'keptThrough'> & {
  year: number;
  years: Years;
  deletion: { dueAt: string; askedAt: string; askedBy: string } | null;
  holds: HoldRow[];
};

/**
 * One statement.
 * @throws PortalError not_found
 */
export async function getStanding(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<DocumentStanding> {
  authorizeEmployee(actor, 'record.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT d.year, ${IS_RECORD} AS "isRecord",
             ${actor.kind === 'owner' ? YEARS_COLUMN : sql`NULL::int`} AS years,
             ${holdsColumn(sql`h.client_id = d.client_id AND h.lifted_at IS NULL AND (h.document_id IS NULL OR h.document_id = d.id)`)} AS holds,
             (SELECT json_build_object('dueAt', x.due_at, 'askedAt', x.asked_at, 'askedBy', p.name)
                FROM document_deletion x JOIN person p ON p.id = x.asked_by
               WHERE x.document_id = d.id AND x.cancelled_at IS NULL) AS deletion
      FROM document d WHERE d.id = ${documentId}::uuid`),
  );
  if (!row) throw notFound();
  return {
    isRecord: row.isRecord,
    keptThrough: keptThrough(row.year, row.years),
    holds: row.holds.map(toHold),
    deletion: row.deletion && {
      askedBy: row.deletion.askedBy,
      askedAt: new Date(row.deletion.askedAt),
      dueAt: new Date(row.deletion.dueAt),
    },
  };
}

/** What is left of a document that was destroyed. */
export type Tombstone = {
  id: string;
  category: DocumentCategory;
  /** What the firm called its own. */
  ownCategory: string | null;
  year: number;
  client: { id: string; name: string; nameLang: string | null };
  askedBy: string;
  deletedAt: Date;
};

/**
 * What stands where a document was that is no more. One statement.
 * @throws PortalError not_found for what was never there, or is there still
 */
export async function getTombstone(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<Tombstone> {
  authorizeEmployee(actor, 'record.read');
  type Left = Omit<Tombstone, 'id' | 'client'> & {
    clientId: string;
    name: string;
    nameLang: string | null;
  };
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Left[]>(sql`
      SELECT x.category, x.firm_category AS "ownCategory", x.year, x.deleted_at AS "deletedAt", c.id AS "clientId", c.name, c.name_lang AS "nameLang",
             p.name AS "askedBy"
      FROM document_deletion x JOIN client c ON c.id = x.client_id JOIN person p ON p.id = x.asked_by
      WHERE x.document_id = ${documentId}::uuid AND x.deleted_at IS NOT NULL`),
  );
  if (!row) throw notFound();
  const { clientId, name, nameLang, ...rest } = row;
  return {
    ...rest,
    id: publicId('do', documentId),
    client: { id: publicId('cl', clientId), name, nameLang },
  };
}
