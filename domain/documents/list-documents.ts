import type { Actor, ContactActor } from '@/lib/actor';
import { type Day, dayFromDb, now } from '@/lib/clock';
import { type Reads, readAs, sql, sqlEmpty } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { authorizeContact } from '../authorize';
import type { DocumentAudience } from './category';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import { readCursor, writeCursor } from './cursor';
import { OWN_CATEGORY } from './own-category';
import { clientSeers, firmSeers, type SeerList } from './seers';
import { MOST_NAMED } from './seers-sentence';
import type { SigningKind } from './signing-view';
import { type ToAnswer, toAnswerOf } from './w2-consent';
import { CLIENT_OPENED_AT, isWaiting, readerSigning } from './waiting';

/** A document in a client's list. */
export type DocumentRow = {
  id: string;
  title: string;
  category: DocumentCategory;
  /** What the firm calls its own; null where it has none. */
  ownCategory: string | null;
  tags: string[];
  year: number;
  mediaType: string | null;
  pages: number | null;
  publishedAt: Date;
  actionNeeded: boolean;
  dueOn: Day | null;
  audience: DocumentAudience;
  /** Who at the client can see it. */
  seers: SeerList;
  /** When somebody at the client first opened it. */
  openedAt: Date | null;
  /** Its signed version opens. */
  isSigned: boolean;
  /** What is asked of the reader in person, until when. */
  signing: { kind: SigningKind; dueOn: Day | null } | null;
};

/** A year's papers of one kind: the newest of them, and how many there are. */
export type DocumentGroup = {
  category: DocumentCategory;
  count: number;
  rows: DocumentRow[];
  /** Where the list of this kind goes on, when it is shown alone. */
  next: string | null;
};

/** One tab: a year, or all that are earlier than the ones with a tab of their own. */
export type YearTab = { year: number | 'earlier'; count: number };

export type DocumentList = {
  /** Something is asked, and nobody at the client has opened it, or the reader is to sign it; what is due first stands first. */
  waiting: DocumentRow[];
  years: YearTab[];
  /** The tab that is shown; null where there is no document at all. */
  year: YearTab['year'] | null;
  groups: DocumentGroup[];
  /** The tags that the reader's documents have, by name, and the one that all shown here have. */
  tags: string[];
  tag: string | undefined;
  /** The firm's own categories that they have, by name, and the one that all shown here have. Ids are public. */
  own: { id: string; name: string }[];
  ownId: string | undefined;
  /** Who at the firm sees them all; null where there is no document. */
  firm: SeerList | null;
  /** Every document that the reader may see. */
  total: number;
  /** Whether the reader is to say how they want their W-2s. */
  w2s: ToAnswer;
};

export type DocumentFilter = {
  /** As it stands in the address; what is no tab shows the newest. */
  year?: string | undefined;
  /** One kind alone, all of it. */
  category?: DocumentCategory | undefined;
  tag?: string | undefined;
  /** A category of the firm's own, by its public id. */
  ownId?: string | undefined;
  cursor?: string | undefined;
};

const YEAR_TABS = 3;
const GROUP_ROWS = 5;
const CATEGORY_ROWS = 50;
const WAITING_ROWS = 20;

/** The documents that a contact may see: what waits for them, then a year by kind. Two statements. */
export async function listDocuments(actor: Actor, filter: DocumentFilter): Promise<DocumentList> {
  authorizeContact(actor, 'document.list');
  return readAs(actor, async (db) => {
    const asked = { tag: filter.tag, own: ownOf(filter.ownId) };
    const { counts, w2s } = await readCounts(db, actor, asked);
    // What nothing has is passed over, as a year is.
    const isMet = counts.some((each) => each.matching > 0);
    const met: Asked = isMet ? asked : {};
    const years = tabsOf(
      counts.flatMap(({ year, total, matching }) => {
        const count = isMet ? matching : total;
        return count > 0 ? [{ year, count }] : [];
      }),
    );
    const year =
      years.find((tab) => String(tab.year) === filter.year)?.year ?? years[0]?.year ?? null;
    const shown =
      year === null ? NONE : await readShown(db, actor, inTab(year, years), filter, met);
    return {
      ...shown,
      years,
      year,
      tags: counts[0]?.tags ?? [],
      tag: met.tag,
      own: (counts[0]?.own ?? []).map(({ id, name }) => ({ id: publicId('fc', id), name })),
      ownId: met.own && publicId('fc', met.own),
      firm: counts[0]?.firm ?? null,
      total: counts.reduce((sum, each) => sum + each.total, 0),
      w2s,
    };
  });
}

/** What all documents that are shown have; the category by its row id. */
type Asked = { tag?: string | undefined; own?: string | undefined };

type Count = {
  year: number;
  total: number;
  matching: number;
  tags: string[];
  own: { id: string; name: string }[];
  firm: SeerList;
};
type NoCount = { [column in keyof Count]: null };

/** How many there are of each year, and, in the same statement, what is to be said of W-2s. */
async function readCounts(
  db: Reads,
  actor: ContactActor,
  asked: Asked,
): Promise<{ counts: Count[]; w2s: ToAnswer }> {
  const rows = await db.$queryRaw<(ToAnswer & (Count | NoCount))[]>(sql`
    SELECT k.*, w.held, w."hasAny"
    FROM (${toAnswerOf(actor.contactId)}) w
    LEFT JOIN (
      SELECT d.year, count(*)::int AS total, (count(*) FILTER (WHERE ${matching(asked)}))::int AS matching,
             ${firmSeers(sql`${actor.clientId}::uuid`, MOST_NAMED)} AS firm,
             ${tagsOf(actor)} AS tags, ${ownNamesOf(actor)} AS own
      FROM document d WHERE ${visibleTo(actor)} GROUP BY d.year) k ON true
    ORDER BY k.year DESC`);
  const [first] = rows;
  return {
    counts: rows.flatMap((row) => (row.year === null ? [] : [row])),
    w2s: { held: first?.held ?? 0, hasAny: first?.hasAny ?? false },
  };
}

function tagsOf(actor: ContactActor) {
  return sql`
    (SELECT coalesce(json_agg(DISTINCT t ORDER BY t), '[]') FROM document d, unnest(d.tags) t
      WHERE ${visibleTo(actor)} AND d.tags <> '{}')`;
}

function ownNamesOf(actor: ContactActor) {
  return sql`
    (SELECT coalesce(json_agg(json_build_object('id', oc.id, 'name', oc.name) ORDER BY oc.key), '[]') FROM firm_category oc
      WHERE oc.id IN (SELECT d.firm_category_id FROM document d WHERE ${visibleTo(actor)}))`;
}

function matching({ tag, own }: Asked) {
  const hasTag = tag ? sql`d.tags @> ARRAY[${tag}]` : sql`true`;
  return own ? sql`(${hasTag} AND d.firm_category_id = ${own}::uuid)` : hasTag;
}

/** What is no such id is passed over. */
function ownOf(publicOwnId: string | undefined): string | undefined {
  try {
    return publicOwnId && parseId('fc', publicOwnId);
  } catch {
    return undefined;
  }
}

function tabsOf(counts: { year: number; count: number }[]): YearTab[] {
  const own = counts.slice(0, YEAR_TABS);
  const rest = counts.slice(YEAR_TABS);
  if (rest.length === 0) return own;
  return [...own, { year: 'earlier', count: rest.reduce((sum, each) => sum + each.count, 0) }];
}

function inTab(year: YearTab['year'], tabs: readonly YearTab[]) {
  if (year !== 'earlier') return sql`d.year = ${year}`;
  const oldest = Math.min(...tabs.flatMap((tab) => (tab.year === 'earlier' ? [] : tab.year)));
  return sql`d.year < ${oldest}`;
}

/** Row-level security says who sees what; this says the same to the index. */
function visibleTo(actor: ContactActor) {
  return sql`d.client_id = ${actor.clientId}::uuid AND d.state = 'published'`;
}

type Row = {
  id: string;
  title: string;
  category: DocumentCategory;
  ownCategory: string | null;
  tags: string[];
  year: number;
  mediaType: string | null;
  pages: number | null;
  publishedAt: Date;
  actionNeeded: boolean;
  dueOn: Date | null;
  audience: DocumentAudience;
  seers: SeerList;
  openedAt: Date | null;
  isSigned: boolean;
  signing: DocumentRow['signing'];
  /** Its place among what waits, and null for what is listed by kind. */
  waits: number | null;
  inCategory: number;
};

type Shown = Pick<DocumentList, 'waiting' | 'groups'>;
const NONE: Shown = { waiting: [], groups: [] };

const columnsAt = ({ clientId }: ContactActor, at: Date) => sql`
  d.id, d.title, d.category, ${OWN_CATEGORY} AS "ownCategory", d.tags, d.year, d.media_type AS "mediaType", d.pages, d.published_at AS "publishedAt",
  d.action_needed AS "actionNeeded", d.due_on AS "dueOn", d.audience,
  ${clientSeers(sql`${clientId}::uuid`, MOST_NAMED)} AS seers,
  ${CLIENT_OPENED_AT} AS "openedAt",
  EXISTS (SELECT 1 FROM signed_document v WHERE v.document_id = d.id) AS "isSigned",
  ${readerSigning(at)} AS signing`;

/** What waits, of whatever year, and a year by kind. */
async function readShown(
  db: Reads,
  actor: ContactActor,
  tab: ReturnType<typeof sql>,
  { category, cursor }: DocumentFilter,
  met: Asked,
): Promise<Shown> {
  const after = category ? readCursor(cursor) : null;
  const alone = category ? sql`AND d.category = ${category}::document_category` : sqlEmpty;
  const goesOn = after ? sql`AND (published_at, id) < (${after.at}, ${after.id}::uuid)` : sqlEmpty;
  const most = category ? CATEGORY_ROWS : GROUP_ROWS;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT ${columnsAt(actor, now())}, k.waits, k.in_category AS "inCategory"
    FROM (
      (SELECT d.id, row_number() OVER (ORDER BY d.due_on NULLS LAST, d.id)::int AS waits, 0 AS in_category
         FROM document d WHERE ${visibleTo(actor)} AND ${isWaiting(now())} ORDER BY waits LIMIT ${WAITING_ROWS})
      UNION ALL
      (SELECT id, NULL, in_category
         FROM (SELECT *, row_number() OVER (PARTITION BY category ORDER BY published_at DESC, id DESC) AS place
                 FROM (SELECT d.id, d.category, d.published_at, (count(*) OVER (PARTITION BY d.category))::int AS in_category
                         FROM document d WHERE ${visibleTo(actor)} AND ${tab} ${alone} AND ${matching(met)}) counted
                WHERE true ${goesOn}) placed
        WHERE place <= ${most + 1})) k
    JOIN document d ON d.id = k.id
    ORDER BY k.waits, d.category, d.published_at DESC, d.id DESC`);
  return {
    waiting: rows.filter(({ waits }) => waits !== null).map(toRow),
    groups: groupsOf(
      rows.filter(({ waits }) => waits === null),
      most,
    ),
  };
}

function groupsOf(rows: Row[], most: number): DocumentGroup[] {
  return DOCUMENT_CATEGORIES.flatMap((each) => {
    const all = rows.filter((row) => row.category === each);
    const shown = all.slice(0, most);
    const [first, last] = [shown[0], shown.at(-1)];
    if (!first || !last) return [];
    const next = all.length > most ? writeCursor({ at: last.publishedAt, id: last.id }) : null;
    return [{ category: each, count: first.inCategory, rows: shown.map(toRow), next }];
  });
}

function toRow(row: Row): DocumentRow {
  const { inCategory: _, waits: __, ...rest } = row;
  return { ...rest, id: publicId('do', row.id), dueOn: row.dueOn && dayFromDb(row.dueOn) };
}
