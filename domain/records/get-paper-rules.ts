import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { OwnCategory } from '../documents/category';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import { DEFAULT_YEARS, type Years } from './retention';

export type RetentionRow = { category: DocumentCategory; years: Years };

/** A category of the firm's own with what it adds to the rules of the one that it belongs to. Ids are public. */
export type CategoryRule = OwnCategory & {
  /** Null for as long as that one's, unless it is for ever. */
  years: number | null;
  forEver: boolean;
  /** Pages bear their reader's name, whatever that one says. */
  watermarked: boolean;
  /** A document has it. */
  isBorne: boolean;
};

/** What the firm has said of its papers. */
export type PaperRules = {
  /** For how long papers of each of the portal's categories are kept, in their order. */
  retention: RetentionRow[];
  /** The firm's own, by the category that they belong to and by name. */
  own: CategoryRule[];
  /** The portal's of which the pages bear their reader's name. */
  watermarked: DocumentCategory[];
};

/** One statement. */
export async function getPaperRules(actor: Actor): Promise<PaperRules> {
  authorizeEmployee(actor, 'retention.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<PaperRules[]>(sql`
      SELECT (SELECT coalesce(json_agg(json_build_object('category', p.category, 'years', p.years)), '[]')
                FROM retention_period p) AS retention,
             (SELECT coalesce(json_agg(w.category), '[]') FROM watermarked_category w) AS watermarked,
             (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'category', c.category,
                       'years', c.years, 'forEver', c.for_ever, 'watermarked', c.watermarked,
                       'isRetired', c.retired_at IS NOT NULL,
                       'isBorne', EXISTS (SELECT 1 FROM document d WHERE d.firm_category_id = c.id)) ORDER BY c.key), '[]')
                FROM firm_category c) AS own`),
  );
  return {
    retention: toRetention(row?.retention ?? []),
    own: DOCUMENT_CATEGORIES.flatMap((category) =>
      (row?.own ?? [])
        .filter((each) => each.category === category)
        .map((each) => ({ ...each, id: publicId('fc', each.id) })),
    ),
    watermarked: DOCUMENT_CATEGORIES.filter((each) => row?.watermarked.includes(each)),
  };
}

/** For how long papers of each of the portal's categories are kept: what the firm has said, and the default where it has not. */
export function toRetention(rows: readonly RetentionRow[]): RetentionRow[] {
  const said = new Map(rows.map(({ category, years }) => [category, years]));
  return DOCUMENT_CATEGORIES.map((category) => ({
    category,
    years: said.has(category) ? (said.get(category) ?? null) : DEFAULT_YEARS[category],
  }));
}
