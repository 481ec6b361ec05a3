import type { DocumentCategory } from '@/lib/document-category';

/** The client's page of a document, or of an earlier version of it. */
export function documentHref(id: string, version?: number | null): string {
  return version ? `/documents/${id}?version=${version}` : `/documents/${id}`;
}

/** The client's list, as its address has it. */
export function listHref({
  year,
  category,
  tag,
  own,
  after,
}: {
  year?: number | 'earlier' | null;
  category?: DocumentCategory | undefined;
  tag?: string | null | undefined;
  /** A category of the firm's own, by its public id. */
  own?: string | null | undefined;
  after?: string;
}): string {
  const asked = new URLSearchParams();
  if (year) asked.set('year', String(year));
  if (category) asked.set('kind', category);
  if (tag) asked.set('tag', tag);
  if (own) asked.set('own', own);
  if (after) asked.set('after', after);
  return asked.size ? `/documents?${asked}` : '/documents';
}
