import type { LoggedEvent } from '@/domain/activity/events';

/** A page or a search that no task has claimed, and that may have been on the way to one. */
export interface Step {
  id: string;
  event: LoggedEvent;
  /** From when to when it took. */
  fromMs: number;
  atMs: number;
  clicks: number;
}

/** The way to a thing is no longer than this; before that, somebody was looking round. */
const LONGEST_WAY = 12;

/** What is kept of one person while their events are gone through. */
export class Person {
  visit: string | null = null;
  /** Their last act in this visit. */
  lastMs = -Infinity;
  /** Up to when their time has been counted for one try or another. */
  countedMs = -Infinity;
  private way: Step[] = [];

  constructor(readonly contact: string | null) {}

  /** A new visit begins a new way. */
  come(visit: string | null): void {
    if (visit === null || visit === this.visit) return;
    this.visit = visit;
    this.way = [];
    this.lastMs = -Infinity;
  }

  /** Keeps what may turn out to have been on the way to something. */
  pass(event: LoggedEvent): void {
    if (event.type !== 'page.viewed' && event.type !== 'search.performed') return;
    const dwellMs = event.type === 'page.viewed' ? event.data.dwellMs : 0;
    const fromMs = Math.min(event.atMs, Math.max(event.atMs - dwellMs, this.lastMs));
    this.way.push({ id: event.id, event, fromMs, atMs: event.atMs, clicks: 1 });
    if (this.way.length > LONGEST_WAY) this.way.shift();
  }

  /** The last steps that lead to something, without a detour between; they are used up. */
  takeWay(leads: (event: LoggedEvent) => boolean): Step[] {
    const detour = this.way.findLastIndex(({ event }) => !leads(event));
    const way = this.way.slice(detour + 1);
    this.way = [];
    return way;
  }
}
