import type { Actor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { ChosenCategory } from './category';
import type { DocumentCategory } from '@/lib/document-category';
import { readCursor, writeCursor } from './cursor';
import { OWN_CATEGORY } from './own-category';
import { type Seers, seersColumn } from './seers';
import { MOST_NAMED } from './seers-sentence';
import { CLIENT_OPENED_AT } from './waiting';

/** A document that a client can see, or could before it was taken back. */
export type PublishedDocument = {
  id: string;
  title: string;
  category: DocumentCategory;
  ownCategory: string | null;
  tags: string[];
  year: number;
  pages: number | null;
  client: { id: string; name: string; nameLang: string | null };
  seers: Seers;
  publishedAt: Date;
  withdrawnAt: Date | null;
  /** When somebody at the client first opened it. */
  openedAt: Date | null;
  /** A W-2 that somebody does not have yet, here or on paper. */
  isHeld: boolean;
  /** A W-2 that everybody who is named on it has on paper. */
  isOnPaper: boolean;
};

export type PublishedFilter = {
  /** A client's row id. */
  clientId?: string | null;
  /** One of the portal's with all that belong to it, or the firm's own. */
  category?: ChosenCategory | null;
  tag?: string | null;
  cursor?: string | undefined;
};

const PAGE_ROWS = 25;

type Row = Omit<PublishedDocument, 'client'> & {
  clientId: string;
  clientName: string;
  clientLang: string | null;
};

/** What was published to the clients that the employee looks after, the newest first. One statement. */
export async function listPublished(
  actor: Actor,
  { clientId, category, tag, cursor }: PublishedFilter,
): Promise<{ documents: PublishedDocument[]; next: string | null }> {
  authorizeEmployee(actor, 'document.list');
  const after = readCursor(cursor);
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT d.id, d.title, d.category, ${OWN_CATEGORY} AS "ownCategory", d.tags, d.year, d.pages, d.published_at AS "publishedAt",
             d.withdrawn_at AS "withdrawnAt", c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
             ${seersColumn(MOST_NAMED)} AS seers, ${CLIENT_OPENED_AT} AS "openedAt",
             EXISTS (SELECT 1 FROM w2_delivery w WHERE w.document_id = d.id AND w.furnished_at IS NULL
                        AND w.handed_over_at IS NULL) AS "isHeld",
             (SELECT bool_and(w.handed_over_at IS NOT NULL) FROM w2_delivery w WHERE w.document_id = d.id) IS TRUE AS "isOnPaper"
      FROM document d JOIN client c ON c.id = d.client_id
      WHERE d.state IN ('published', 'withdrawn') AND d.published_at IS NOT NULL
        ${clientId ? sql`AND d.client_id = ${clientId}::uuid` : sqlEmpty}
        ${category ? sql`AND ${inCategory(category)}` : sqlEmpty}
        ${tag ? sql`AND d.tags <> '{}' AND d.tags @> ARRAY[${tag}]` : sqlEmpty}
        ${after ? sql`AND (d.published_at, d.id) < (${after.at}, ${after.id}::uuid)` : sqlEmpty}
      ORDER BY d.published_at DESC, d.id DESC LIMIT ${PAGE_ROWS + 1}`);
    const page = rows.slice(0, PAGE_ROWS);
    const last = page.at(-1);
    return {
      documents: page.map(toPublished),
      next:
        rows.length > PAGE_ROWS && last ? writeCursor({ at: last.publishedAt, id: last.id }) : null,
    };
  });
}

function inCategory(category: ChosenCategory) {
  return typeof category === 'string'
    ? sql`d.category = ${category}::document_category`
    : sql`d.firm_category_id = ${category.firmCategoryId}::uuid`;
}

function toPublished({ clientId, clientName, clientLang, ...row }: Row): PublishedDocument {
  return {
    ...row,
    id: publicId('do', row.id),
    client: { id: publicId('cl', clientId), name: clientName, nameLang: clientLang },
  };
}
