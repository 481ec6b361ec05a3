import type { DocumentCategory } from '@/domain/documents/category';

/** The firm's page with what was published to one client, of one kind, or further back. */
export function publishedHref({
  client,
  category,
  tag,
  after,
}: {
  client?: string | null;
  category?: DocumentCategory | null;
  tag?: string | null;
  after?: string | null;
}): string {
  const asked = new URLSearchParams();
  if (client) asked.set('client', client);
  if (category) asked.set('kind', category);
  if (tag) asked.set('tag', tag);
  if (after) asked.set('after', after);
  return asked.size ? `/staff/documents?${asked}` : '/staff/documents';
}
