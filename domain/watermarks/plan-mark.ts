import { sql } from '@/lib/db';
import { type FileShow, kindOfType } from '@/lib/file-kind';

/** More than these take longer than somebody waits, and more memory than one reader is worth. */
export const MOST_MARKED_BYTES = 30_000_000;
export const MOST_MARKED_PAGES = 500;

/**
 * Whether the pages of the document `d` bear their reader's name: what was published, of a category that asks for it. What is
 * not published yet is on its way from the very people who look at it, and what a client sends is their own.
 */
export const IS_MARKED = sql`
  (d.state IN ('published', 'withdrawn') AND (
    EXISTS (SELECT 1 FROM watermarked_category wc WHERE wc.category = d.category)
    OR EXISTS (SELECT 1 FROM firm_category oc WHERE oc.id = d.firm_category_id AND oc.watermarked)))`;

/** Whether a file can be written into, as far as that is known before it is tried. */
export function canBearMark(file: {
  mediaType: string | null;
  sizeBytes: number | bigint;
  pages: number | null;
}): boolean {
  return (
    kindOfType(file.mediaType) === 'pdf' &&
    Number(file.sizeBytes) <= MOST_MARKED_BYTES &&
    (file.pages ?? 0) <= MOST_MARKED_PAGES
  );
}

/**
 * What becomes of a file that can't be written into. Opened in the page the name is laid over what is shown; a copy to take
 * away would be without it, and no client gets one of what they can read in the page. What can only be downloaded is given
 * as it is: else nobody could read it at all. The firm has the file anyway.
 */
export function withoutMark(
  purpose: 'open' | 'download' | 'original',
  { show, isContact }: { show: FileShow; isContact: boolean },
): 'overlay' | 'refused' | 'plain' {
  if (purpose === 'open') return 'overlay';
  return isContact && show !== null ? 'refused' : 'plain';
}
