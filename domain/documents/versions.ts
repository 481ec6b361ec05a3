import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { ObjectRef } from '@/lib/storage';

/** One version of a document. */
export type DocumentVersion = {
  number: number;
  /** What changed, in the firm's words; null for the first. */
  changed: string | null;
  by: string | null;
  at: Date;
  mediaType: string | null;
  pages: number | null;
  sizeBytes: number;
};

/** A newer file of a document, which no client sees yet. */
export type NewerFile = {
  /** Its own id, by which the firm looks at it. */
  id: string;
  filename: string;
  sizeBytes: number;
  state: 'staging' | 'ready' | 'refused';
  isHeld: boolean;
  /** The catalogue's key of why it was refused. */
  refusal: string | null;
};

export type VersionRow = Omit<DocumentVersion, 'at'> & { at: string };

/** The versions of the document `d`, the newest first, as JSON; none where there was only ever one. */
export const VERSIONS_COLUMN = sql`
  (SELECT coalesce(json_agg(json_build_object('number', dv.number, 'changed', dv.changed, 'at', dv.published_at, 'mediaType', dv.media_type,
            'pages', dv.pages, 'sizeBytes', dv.size_bytes, 'by',
            (SELECT vp.name FROM person vp WHERE vp.id = dv.published_by)) ORDER BY dv.number DESC), '[]')
     FROM document_version dv WHERE dv.document_id = d.id)`;

/** The file that waits to become the next version of the document `d`, as JSON; for the firm alone. */
export const NEWER_COLUMN = sql`
  (SELECT json_build_object('id', n.id, 'filename', n.filename, 'sizeBytes', n.size_bytes, 'state', n.state,
                            'isHeld', n.held_since IS NOT NULL, 'refusal', n.refusal)
     FROM document n WHERE n.version_of = d.id)`;

type File = ObjectRef & { filename: string; mediaType: string | null; signed: unknown };

/**
 * The file of one version of a document; the document's own is its newest. An earlier one was never signed.
 * @throws PortalError not_found where there is no such version
 */
export async function fileOfVersion<T extends File & { id: string; version: number }>(
  db: Db,
  document: T,
  number: number,
): Promise<T> {
  if (number === document.version) return document;
  const earlier = await db.documentVersion.findUnique({
    where: { documentId_number: { documentId: document.id, number } },
    select: {
      filename: true,
      mediaType: true,
      sizeBytes: true,
      storageKey: true,
      wrappedKey: true,
      keyId: true,
    },
  });
  if (!earlier) throw notFound();
  return { ...document, ...earlier, signed: null };
}
