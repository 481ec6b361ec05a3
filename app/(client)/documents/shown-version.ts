import { z } from 'zod';
import type { VersionLine } from '@/components/versions/version-list';
import type { DocumentView } from '@/domain/documents/get-document';
import { showOf } from '@/lib/file-kind';

/** `?version=` of a document's address; what is no number is passed over. */
export const VersionSearch = z.object({
  version: z.coerce.number().int().positive().optional().catch(undefined),
});

type ShownVersion = Pick<DocumentView, 'mediaType' | 'pages' | 'sizeBytes' | 'show'> & {
  /** Its number where it is an earlier one; undefined for the newest. */
  earlier: number | undefined;
};

/** The file that is shown: the newest, unless the address asks for an earlier one that there is. */
export function shownVersion(document: DocumentView, asked: number | undefined): ShownVersion {
  const found = document.versions.find(({ number }) => number === asked);
  if (!found || found.number === document.version) return { ...document, earlier: undefined };
  const { number, mediaType, pages, sizeBytes } = found;
  return { earlier: number, mediaType, pages, sizeBytes, show: showOf(mediaType) };
}

/** A document's versions with their moments written out. */
export function versionLines(
  { versions }: DocumentView,
  moment: (at: Date) => { at: string; when: string },
): VersionLine[] {
  return versions.map(({ number, changed, by, at }) => ({ number, changed, by, ...moment(at) }));
}
