/** One visit of one person at the client, while it lasts. */
export interface Visit {
  id: string;
  startedAtMs: number;
  lastAtMs: number;
}

/** The visits of one client that go on, or have ended a short while ago. */
export interface Visits {
  byId: Map<string, Visit>;
  sweptAtMs: number;
}

/**
 * Takes in an event of a visit. A visit ends when nothing was heard of it for `gapMs`; the same id heard later
 * is another visit.
 * @returns the visit; the event began it where both its instants are the event's.
 */
export function noteVisit(visits: Visits, id: string, atMs: number, gapMs: number): Visit {
  const known = visits.byId.get(id);
  if (known && atMs - known.lastAtMs < gapMs) {
    known.lastAtMs = atMs;
    return known;
  }
  if (atMs - visits.sweptAtMs >= gapMs) sweep(visits, atMs, gapMs);
  const visit = { id, startedAtMs: atMs, lastAtMs: atMs };
  visits.byId.set(id, visit);
  return visit;
}

function sweep(visits: Visits, atMs: number, gapMs: number): void {
  for (const [id, visit] of visits.byId) if (atMs - visit.lastAtMs >= gapMs) visits.byId.delete(id);
  visits.sweptAtMs = atMs;
}
