import { sql, sqlJoin } from '@/lib/db';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';

/** Whole years after the end of a paper's own year; null for ever. */
export type Years = number | null;

/**
 * For how long papers are kept unless the firm says otherwise. Nothing is ever deleted by this: when a paper's time is over it
 * is proposed to the owner. The firm's own law and contracts come first; these are floors that are known to be asked for:
 * - payroll: four years after the tax was due or paid (IRS, Topic 305 and "Employment tax recordkeeping"; 26 CFR 31.6001-1).
 * - tax: seven years, the longest span that the IRS names for records of a return that was filed (Topic 305: a loss from
 *   worthless securities or a bad debt).
 * - statement: seven years, since returns rest on them.
 * - identity: four years, as the payroll that they were shown for. No rule names a span for copies of them.
 * - contract, other: for ever. When a contract ends, and what an other paper is, the portal does not know.
 */
export const DEFAULT_YEARS: Readonly<Record<DocumentCategory, Years>> = {
  payroll: 4,
  tax: 7,
  contract: null,
  statement: 7,
  identity: 4,
  other: null,
};

export const MOST_YEARS = 100;

/**
 * The years that hold for the category of the document `d`: those of the firm's own, where it has any, else the firm's for the
 * portal's, where it has said so; null for ever.
 */
export const YEARS_COLUMN = sql`
  (SELECT CASE WHEN oc.for_ever THEN NULL WHEN oc.years IS NOT NULL THEN oc.years
               WHEN p.category IS NULL THEN v.years ELSE p.years END
     FROM (VALUES ${sqlJoin(
       DOCUMENT_CATEGORIES.map(
         (category) => sql`(${category}::document_category, ${DEFAULT_YEARS[category]}::int)`,
       ),
     )}) v (category, years)
     LEFT JOIN retention_period p ON p.category = v.category
     LEFT JOIN firm_category oc ON oc.id = d.firm_category_id
    WHERE v.category = d.category)`;

/** The last year in which a paper of `year` is to be kept; null for ever. */
export function keptThrough(year: number, years: Years): number | null {
  return years === null ? null : year + years;
}
