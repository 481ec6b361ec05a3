import type { Actor, EmployeeActor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { type FileShow, showOf } from '@/lib/file-kind';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { DocumentAudience, DocumentForm } from '../documents/category';
import type { DocumentCategory } from '@/lib/document-category';
import {
  type DocumentFacts,
  type PlannedSigning,
  VERSION_COLUMNS,
  versionOf,
} from '../documents/document-version';
import type { MatchedBy } from './match-client';
import { OWN_CATEGORY } from '../documents/own-category';
import { SCAN_COLUMN, type ScanFacts, type ScanRow, toScanFacts } from '../documents/scan-facts';
import { isFor } from '../publishing/tell-audience';

export type ClientName = { id: string; name: string; nameLang: string | null; hasLeft: boolean };

/** Somebody at a client whom a document can be for. */
export type Recipient = {
  id: string;
  name: string;
  /** The kinds of documents that they see. */
  categories: readonly DocumentCategory[];
  hasJoined: boolean;
  /** To have their W-2s electronically. */
  hasAgreed: boolean;
};

/** Where a file stands: still being read, waiting for the scanner, to be checked, not to go out, or ready to be published. */
export type IncomingGroup = 'reading' | 'held' | 'check' | 'stopped' | 'ready';

/** A file that no client can see yet. */
export type IncomingDocument = {
  id: string;
  group: IncomingGroup;
  /** What it still needs before it can go out. */
  needs: 'client' | 'readers' | 'signers' | null;
  filename: string;
  title: string;
  category: DocumentCategory;
  /** The firm's own within that one. */
  ownCategory: { id: string; name: string } | null;
  year: number;
  pages: number | null;
  sizeBytes: number;
  show: FileShow;
  client: ClientName | null;
  matchedBy: MatchedBy | null;
  candidates: ClientName[];
  audience: DocumentAudience;
  form: DocumentForm | null;
  /** Named contacts, by id. */
  readers: string[];
  /** Everybody at the client, for naming. */
  contacts: Recipient[];
  /** Those of them who will see it. */
  recipients: Recipient[];
  actionNeeded: boolean;
  dueOn: Day | null;
  /** What is asked of it when it is told of. */
  signing: IncomingSigning | null;
  /** The catalogue's key of why it can't go out. */
  refusal: string | null;
  scan: ScanFacts;
  version: string;
  addedBy: string | null;
  isMine: boolean;
};

/** Who will be asked to sign it, or to confirm it; those who can't be are among them, by id. */
export type IncomingSigning = Omit<PlannedSigning, 'signers'> & {
  signers: Pick<Recipient, 'id' | 'name'>[];
};

const MOST_ROWS = 200;

/**
 * The files that wait to be checked or published: those of the clients that the employee looks after, whoever brought
 * them, and those of nobody yet that they brought themselves. Two statements.
 */
export async function listIncoming(
  actor: Actor,
): Promise<{ documents: IncomingDocument[]; isAll: boolean }> {
  authorizeEmployee(actor, 'document.list');
  return readAs(actor, async (db) => {
    const rows = await readRows(db, actor);
    const shown = rows.slice(0, MOST_ROWS);
    const contacts = await readContacts(db, shown);
    return {
      documents: shown.map((row) => toIncoming(row, contacts)),
      isAll: rows.length <= MOST_ROWS,
    };
  });
}

type Named = { id: string; name: string; nameLang: string | null; hasLeft: boolean };

type Row = DocumentFacts & {
  state: 'staging' | 'ready' | 'refused';
  filename: string;
  ownCategory: string | null;
  pages: number | null;
  sizeBytes: bigint;
  mediaType: string | null;
  matchedBy: MatchedBy | null;
  refusal: string | null;
  scan: ScanRow;
  client: Named | null;
  candidates: Named[];
  addedBy: string | null;
  isMine: boolean;
};

const NAMED = (table: 'c' | 'x') => {
  const t = table === 'c' ? sql`c` : sql`x`;
  return sql`json_build_object('id', ${t}.id, 'name', ${t}.name, 'nameLang', ${t}.name_lang, 'hasLeft', ${t}.left_at IS NOT NULL)`;
};

function readRows(db: Reads, actor: EmployeeActor): Promise<Row[]> {
  return db.$queryRaw<Row[]>(sql`
    SELECT ${VERSION_COLUMNS}, ${OWN_CATEGORY} AS "ownCategory", d.filename, d.pages, d.size_bytes AS "sizeBytes", d.media_type AS "mediaType",
           d.matched_by AS "matchedBy", d.refusal, ${SCAN_COLUMN} AS scan, d.uploaded_by = ${actor.personId}::uuid AS "isMine",
           (SELECT p.name FROM person p WHERE p.id = d.uploaded_by) AS "addedBy",
           CASE WHEN c.id IS NULL THEN NULL ELSE ${NAMED('c')} END AS client,
           (SELECT coalesce(json_agg(${NAMED('x')} ORDER BY array_position(d.candidates, x.id)), '[]')
              FROM client x WHERE x.id = ANY(d.candidates)) AS candidates
    FROM document d LEFT JOIN client c ON c.id = d.client_id
    WHERE d.state IN ('staging', 'ready', 'refused') AND d.item_id IS NULL AND d.version_of IS NULL AND d.season_id IS NULL
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${MOST_ROWS + 1}`);
}

type Contact = {
  id: string;
  clientId: string;
  name: string;
  categories: DocumentCategory[];
  hasJoined: boolean;
  hasAgreed: boolean;
};

async function readContacts(db: Reads, rows: readonly Row[]): Promise<Contact[]> {
  const clients = [...new Set(rows.flatMap(({ clientId }) => clientId ?? []))];
  if (clients.length === 0) return [];
  return db.$queryRaw<Contact[]>(sql`
    SELECT k.id, k.client_id AS "clientId", p.name, k.document_categories::text[] AS categories, k.joined_at IS NOT NULL AS "hasJoined",
           'given' IS NOT DISTINCT FROM (SELECT c.act::text FROM delivery_consent c
             WHERE c.contact_id = k.id ORDER BY c.at DESC, c.id DESC LIMIT 1) AS "hasAgreed"
    FROM contact k JOIN person p ON p.id = k.person_id
    WHERE k.client_id = ANY(${clients}::uuid[]) AND k.ended_at IS NULL ORDER BY p.name, k.id`);
}

function toIncoming(row: Row, all: readonly Contact[]): IncomingDocument {
  const contacts = all.filter(({ clientId }) => clientId === row.clientId);
  const owned = { ...row, clientId: row.clientId ?? '' };
  const recipients = contacts.filter((contact) => isFor(owned, contact));
  const needs = needsOf(row, recipients);
  const group =
    row.state === 'staging'
      ? row.scan.heldSince
        ? 'held'
        : 'reading'
      : row.state === 'refused'
        ? 'stopped'
        : needs
          ? 'check'
          : 'ready';
  return {
    id: publicId('do', row.id),
    group,
    needs,
    filename: row.filename,
    title: row.title,
    category: row.category,
    ownCategory:
      row.firmCategoryId && row.ownCategory
        ? { id: publicId('fc', row.firmCategoryId), name: row.ownCategory }
        : null,
    year: row.year,
    pages: row.pages,
    sizeBytes: Number(row.sizeBytes),
    show: showOf(row.mediaType),
    client: row.client && toClientName(row.client),
    matchedBy: row.matchedBy,
    candidates: row.candidates.map(toClientName),
    audience: row.audience,
    form: row.form,
    readers: row.readers.map((id) => publicId('co', id)),
    contacts: contacts.map(toRecipient),
    recipients: recipients.map(toRecipient),
    actionNeeded: row.actionNeeded,
    dueOn: row.dueOn,
    signing: row.signing && {
      ...row.signing,
      signers: contacts
        .filter(({ id }) => row.signing?.signers.includes(id))
        .map(({ id, name }) => ({ id: publicId('co', id), name })),
    },
    refusal: row.refusal,
    scan: toScanFacts(row.scan),
    version: versionOf(row),
    addedBy: row.addedBy,
    isMine: row.isMine,
  };
}

function needsOf(row: Row, recipients: readonly Contact[]): IncomingDocument['needs'] {
  if (!row.client) return 'client';
  if ((row.audience === 'named' || row.form === 'w2') && row.readers.length === 0) return 'readers';
  const canSign = new Set(recipients.flatMap(({ id, hasJoined }) => (hasJoined ? id : [])));
  return row.signing?.signers.every((id) => canSign.has(id)) === false ? 'signers' : null;
}

function toClientName(client: Named): ClientName {
  return { ...client, id: publicId('cl', client.id) };
}

function toRecipient({ id, name, categories, hasJoined, hasAgreed }: Contact): Recipient {
  return { id: publicId('co', id), name, categories, hasJoined, hasAgreed };
}
