/** An event that a rule remembers: its id, to cite it, and its moment. */
export interface Seen {
  id: string;
  atMs: number;
}

/** Adds to the newest `most` of something, kept oldest first. */
export function remember<T extends Seen>(list: T[], seen: T, most: number): void {
  list.push(seen);
  if (list.length > most) list.splice(0, list.length - most);
}

/** The newest `count`, when there are that many and they lie within `windowMs`; else null. */
export function newestWithin<T extends Seen>(
  list: readonly T[],
  count: number,
  windowMs: number,
): T[] | null {
  const first = list[list.length - count];
  const last = list.at(-1);
  if (!first || !last || last.atMs - first.atMs > windowMs) return null;
  return list.slice(-count);
}

/** The ids, in the order of the list. */
export function idsOf(list: readonly Seen[]): string[] {
  return list.map((seen) => seen.id);
}

/** Whether nothing of it is as new as that. */
export function isBefore(list: readonly Seen[], ms: number): boolean {
  return (list.at(-1)?.atMs ?? -Infinity) < ms;
}
