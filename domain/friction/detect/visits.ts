import type { Placed } from './in-order';

/** One visit of one person at the client, while it lasts. */
export interface Visit {
  id: string;
  startedAtMs: number;
  lastAtMs: number;
  /** The id of its latest event. */
  lastId: string;
  /** How many events it has had. */
  events: number;
}

/** The visits of one client that go on, or have ended a short while ago. */
export interface Visits {
  byId: Map<string, Visit>;
  sweptAtMs: number;
}

/**
 * Takes in an event of a visit. A visit ends when nothing was heard of it for `gapMs`; the same id heard later
 * is another visit.
 */
export function noteVisit(
  visits: Visits,
  id: string,
  { id: lastId, atMs }: Placed,
  gapMs: number,
): Visit {
  const known = visits.byId.get(id);
  if (known && atMs - known.lastAtMs < gapMs) {
    known.lastAtMs = atMs;
    known.lastId = lastId;
    known.events += 1;
    return known;
  }
  if (atMs - visits.sweptAtMs >= gapMs) sweep(visits, atMs, gapMs);
  const visit = { id, startedAtMs: atMs, lastAtMs: atMs, lastId, events: 1 };
  visits.byId.set(id, visit);
  return visit;
}

/** What a rule keeps for the visits that go on, or have ended a short while ago. */
export interface KeptByVisit<T extends { visit: Visit }> {
  byId: Map<string, T>;
  sweptAtMs: number;
}

export function nothingKept<T extends { visit: Visit }>(): KeptByVisit<T> {
  return { byId: new Map(), sweptAtMs: -Infinity };
}

/** What a rule keeps for a visit, begun anew for a new one; what it kept of visits long over is dropped. */
export function keptOf<T extends { visit: Visit }>(
  kept: KeptByVisit<T>,
  visit: Visit,
  gapMs: number,
  begin: (visit: Visit) => T,
): T {
  const known = kept.byId.get(visit.id);
  if (known?.visit === visit) return known;
  if (visit.lastAtMs - kept.sweptAtMs >= gapMs) {
    for (const [id, { visit: old }] of kept.byId) {
      if (visit.lastAtMs - old.lastAtMs >= gapMs) kept.byId.delete(id);
    }
    kept.sweptAtMs = visit.lastAtMs;
  }
  const begun = begin(visit);
  kept.byId.set(visit.id, begun);
  return begun;
}

function sweep(visits: Visits, atMs: number, gapMs: number): void {
  for (const [id, visit] of visits.byId) if (atMs - visit.lastAtMs >= gapMs) visits.byId.delete(id);
  visits.sweptAtMs = atMs;
}
