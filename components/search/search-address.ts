/** The two pages of the search. */
export type SearchPlace = '/search' | '/staff/search';

/** The address of a search, to be sent on and gone back to. */
export function searchAddress(
  place: SearchPlace,
  { q, kind, asTyped = false }: { q: string; kind?: string | null; asTyped?: boolean },
): string {
  const query = new URLSearchParams({ q });
  if (kind) query.set('kind', kind);
  if (asTyped) query.set('as-typed', '1');
  return `${place}?${query.toString()}`;
}
