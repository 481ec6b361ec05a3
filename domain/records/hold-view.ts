import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** A hold as the firm reads it. Ids are public. */
export type HoldView = {
  id: string;
  /** The document that it is on; null for all of the client's. */
  document: { id: string; title: string } | null;
  reason: string;
  placedBy: string;
  placedAt: Date;
};

export type HoldRow = Omit<HoldView, 'placedAt'> & { placedAt: string };

/** The holds `h` of a condition as JSON, the newest first. */
export function holdsColumn(condition: ReturnType<typeof sql>) {
  return sql`
  (SELECT coalesce(json_agg(json_build_object('id', h.id, 'reason', h.reason, 'placedBy', hp.name, 'placedAt', h.placed_at,
            'document', CASE WHEN h.document_id IS NULL THEN NULL
                             ELSE json_build_object('id', h.document_id, 'title', hd.title) END)
            ORDER BY h.placed_at DESC, h.id DESC), '[]')
     FROM legal_hold h JOIN person hp ON hp.id = h.placed_by LEFT JOIN document hd ON hd.id = h.document_id
    WHERE ${condition})`;
}

export function toHold({ id, document, reason, placedBy, placedAt }: HoldRow): HoldView {
  return {
    ...{ id: publicId('ho', id), reason, placedBy },
    document: document && { ...document, id: publicId('do', document.id) },
    placedAt: new Date(placedAt),
  };
}
