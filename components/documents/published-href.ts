/**
 * The firm's page with what was published to one client, of one category, or further back.
 * @param of.category one of the portal's, or the public id of one of the firm's own
 */
export function publishedHref({
  client,
  category,
  tag,
  after,
}: {
  client?: string | null;
  category?: string | null;
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
