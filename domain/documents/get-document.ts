import { type ContactActor, type EmployeeActor, isContact, isEmployee } from '@/lib/actor';
import { type Day, dayFromDb } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type FileShow, showOf } from '@/lib/file-kind';
import { publicId } from '@/lib/ids';
import { isPresent, provedAtOf } from '../access/presence';
import { PERSONAL, PERSONAL_KEY, personalReader, type PersonalState } from '../activity/personal';
import { authorize } from '../authorize';
import type { Sealed } from '../person-keys/open-sealed';
import { canBearMark, IS_MARKED, withoutMark } from '../watermarks/plan-mark';
import type { DocumentCategory } from '@/lib/document-category';
import { OWN_CATEGORY } from './own-category';
import { SCAN_COLUMN, type ScanFacts, type ScanRow, toScanFacts } from './scan-facts';
import { type Seers, seersColumn } from './seers';
import { asksForProof } from './sensitive';
import { SIGNING_COLUMN, type SigningRow, type SigningView, toSigning } from './signing-view';
import {
  type DocumentVersion,
  type NewerFile,
  NEWER_COLUMN,
  type VersionRow,
  VERSIONS_COLUMN,
} from './versions';
import { CLIENT_OPENED_AT } from './waiting';

/** One person's looks at a document. */
export type Look = {
  name: string;
  nameLang: string | null;
  /** Whoever reads this page. */
  isReader: boolean;
  by: 'client' | 'staff';
  /** The last one, how many there were, and whether a copy was taken. */
  at: Date;
  times: number;
  downloaded: boolean;
  /** Which versions they have seen. */
  versions: number[];
  /** Why, as somebody at the firm said it, the last that they gave; empty where it is erased or can't be read. */
  reason: string | null;
  /** Whether that is there. */
  personal: PersonalState;
};

export type DocumentView = {
  id: string;
  title: string;
  filename: string;
  category: DocumentCategory;
  /** What the firm calls its own; null where it has none. */
  ownCategory: string | null;
  tags: string[];
  year: number;
  mediaType: string | null;
  show: FileShow;
  pages: number | null;
  sizeBytes: number;
  state: 'staging' | 'ready' | 'outgoing' | 'published' | 'withdrawn';
  client: { id: string; name: string } | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  /** When somebody at the client first opened it. */
  openedAt: Date | null;
  actionNeeded: boolean;
  dueOn: Day | null;
  /** Everybody who can see it, or could at the client once it is published. */
  seers: Seers;
  /** Its pages bear their reader's name when it is opened. */
  isMarked: boolean;
  /** There is a copy to take away: none for a client of what can be read here, and can't bear their name. */
  hasCopy: boolean;
  /** It opens only once the reader has proved that it is them. */
  isLocked: boolean;
  /** What can be shown of it while it is locked: a picture with the numbers covered, none, or one that is being made. */
  preview: 'made' | 'none' | 'coming';
  scan: ScanFacts;
  /** The newest version, and all of them, the newest first; none where there was only ever one. */
  version: number;
  versions: DocumentVersion[];
  /** What waits to become the next one; for the firm alone. */
  newer: NewerFile | null;
  /** Everybody who has opened it, the last one first. */
  looks: Look[];
  /** Whoever looks says why: somebody at the firm, at a paper with a client's numbers. */
  asksReason: boolean;
  addedBy: string | null;
  addedAt: Date;
  /** The request that the client sent it for, by its public id; null for the firm's own. */
  request: { id: string; title: string } | null;
  /** It is somebody's Form W-2, which the law lets go out electronically only with their consent. */
  isW2: boolean;
  /** Its signed version opens: pages and size are that one's. */
  isSigned: boolean;
  /** What is asked of it, or was at last. */
  signing: SigningView | null;
  /** The catalogue's key of why nobody was asked to sign it when it was told of; for the firm alone. */
  notAsked: string | null;
};

type Row = Omit<
  DocumentView,
  | 'id'
  | 'show'
  | 'client'
  | 'sizeBytes'
  | 'dueOn'
  | 'isLocked'
  | 'hasCopy'
  | 'asksReason'
  | 'looks'
  | 'scan'
  | 'versions'
  | 'signing'
> & {
  id: string;
  clientId: string | null;
  clientName: string | null;
  sizeBytes: bigint;
  dueOn: Date | null;
  provedAt: Date | null;
  looks: (Omit<Look, 'at' | 'reason' | 'personal'> & {
    at: string;
    said: { id: string; reason: string; personal: Sealed | null } | null;
  })[];
  scan: ScanRow;
  signing: SigningRow | null;
  versions: VersionRow[];
};

const MOST_LOOKERS = 50;
const MOST_SEERS = 100;

/**
 * One document with everybody who has looked at it, the firm's people too: nobody can switch that off. One statement.
 * @throws PortalError not_found, for a client also when it was taken back
 */
export async function getDocument(
  actor: ContactActor | EmployeeActor,
  documentId: string,
): Promise<DocumentView> {
  authorize(actor, 'document.read');
  const publicDocumentId = publicId('do', documentId);
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT d.id, d.title, d.filename, d.form IS NOT NULL AS "isW2", d.category, ${OWN_CATEGORY} AS "ownCategory", d.tags, d.year, d.media_type AS "mediaType",
             coalesce(v.pages, d.pages) AS pages, coalesce(v.size_bytes, d.size_bytes) AS "sizeBytes", v.request_id IS NOT NULL AS "isSigned",
             d.published_at AS "publishedAt", d.action_needed AS "actionNeeded", d.due_on AS "dueOn",
             d.created_at AS "addedAt", d.state, d.version, d.withdrawn_at AS "withdrawnAt", ${CLIENT_OPENED_AT} AS "openedAt",
             c.id AS "clientId", c.name AS "clientName", (SELECT p.name FROM person p WHERE p.id = d.uploaded_by) AS "addedBy",
             ${seersColumn(MOST_SEERS)} AS seers, ${VERSIONS_COLUMN} AS versions, ${NEWER_COLUMN} AS newer,
             ${provedAtOf(actor)} AS "provedAt", ${IS_MARKED} AS "isMarked", ${SCAN_COLUMN} AS scan, ${SIGNING_COLUMN} AS signing,
             (SELECT w.problem FROM signing_plan w WHERE w.document_id = d.id) AS "notAsked",
             coalesce((SELECT CASE WHEN y.storage_key IS NULL THEN 'none' ELSE 'made' END FROM document_preview y
                WHERE y.document_id = d.id AND y.version = d.version), 'coming') AS preview,
             (SELECT json_build_object('id', r.id, 'title', r.title) FROM request_item i
                JOIN document_request r ON r.id = i.request_id WHERE i.id = d.item_id) AS request,
             (SELECT coalesce(json_agg(looked ORDER BY looked.at DESC), '[]') FROM (
                SELECT p.name, p.name_lang AS "nameLang", e.actor_id = ${actor.personId}::uuid AS "isReader", e.by,
                       max(e.at) AS at, count(*)::int AS times, bool_or(e.type = 'document.downloaded') AS downloaded,
                       (SELECT coalesce(json_agg(DISTINCT g.version ORDER BY g.version), '[]') FROM document_grant g
                         WHERE g.document_id = d.id AND g.person_id = e.actor_id) AS versions,
                       (SELECT row_to_json(said) FROM (
                          SELECT a.id, a.reason, ${PERSONAL} FROM activity_event a ${PERSONAL_KEY}
                           WHERE a.id = (array_agg(e.id ORDER BY e.at DESC) FILTER (WHERE e.reason IS NOT NULL))[1]) said) AS said
                FROM activity_event e JOIN person p ON p.id = e.actor_id
                WHERE e.subject_id = ${publicDocumentId} AND e.type IN ('document.opened', 'document.downloaded')
                  AND e.by IN ('client', 'staff')
                GROUP BY p.name, p.name_lang, e.actor_id, e.by ORDER BY max(e.at) DESC LIMIT ${MOST_LOOKERS}) looked) AS looks
      FROM document d LEFT JOIN client c ON c.id = d.client_id LEFT JOIN signed_document v ON v.document_id = d.id
      WHERE d.id = ${documentId}::uuid AND d.state <> 'refused'`);
    if (!row) throw notFound();
    const { clientId, clientName, provedAt, request, ...rest } = row;
    return {
      ...rest,
      id: publicDocumentId,
      request: request && { ...request, id: publicId('rq', request.id) },
      client: clientId && clientName ? { id: publicId('cl', clientId), name: clientName } : null,
      show: showOf(row.mediaType),
      hasCopy: hasCopy(row, isContact(actor)),
      sizeBytes: Number(row.sizeBytes),
      dueOn: row.dueOn && dayFromDb(row.dueOn),
      isLocked: asksForProof(row) && !isPresent(provedAt),
      asksReason: isEmployee(actor) && asksForProof(row),
      scan: toScanFacts(row.scan),
      signing: row.signing && toSigning(row.signing, !isContact(actor)),
      versions: row.versions.map((version) => ({ ...version, at: new Date(version.at) })),
      newer: row.newer && { ...row.newer, id: publicId('do', row.newer.id) },
      looks: toLooks(row.looks),
    };
  });
}

function toLooks(rows: Row['looks']): Look[] {
  const read = personalReader();
  return rows.map(({ at, said: last, ...look }) => {
    const { state, said } = last ? read(last) : { state: 'whole' as const, said: {} };
    const reason = said.reason ?? last?.reason ?? null;
    return { ...look, at: new Date(at), reason, personal: state };
  });
}

function hasCopy(row: Row, isForContact: boolean): boolean {
  if (!row.isMarked || row.isSigned || canBearMark(row)) return true;
  const reader = { show: showOf(row.mediaType), isContact: isForContact };
  return withoutMark('download', reader) !== 'refused';
}
