/** What has a place in the log: an instant, and an id to tell it from others of that instant. */
export interface Placed {
  id: string;
  atMs: number;
}

/** The order in which rules are told of events: by instant, and by id within one instant. */
export function compareEvents(a: Placed, b: Placed): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The events in the order of the log, each id once: an id that was read before is the same event. */
export function inOrder<T extends Placed>(events: Iterable<T>): T[] {
  const byId = new Map<string, T>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort(compareEvents);
}
