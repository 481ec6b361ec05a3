import type { LoggedEvent } from '@/domain/activity/events';
import { compareEvents } from '@/domain/friction/detect/in-order';

/** An event came so late that later ones were let through before it. */
export class TooLate extends Error {}

/** The newest events wait for late ones: this many at least, and at most. */
const FEWEST_HELD = 1024;
const MOST_HELD = 65_536;

/**
 * Puts events that are nearly in order in order, doubles left out. It holds back twice as long a time as the latest
 * event was late, within bounds: a log in order passes through at once, one with stragglers waits for them.
 */
export class OrderWindow {
  private held: LoggedEvent[] = [];
  private fullAt = 2 * FEWEST_HELD;
  private last: LoggedEvent | null = null;
  private newestMs = -Infinity;
  private lateMs = 0;

  constructor(private readonly onEvent: (event: LoggedEvent) => void) {}

  /** @throws TooLate when the event belongs before one that was let through. */
  take(event: LoggedEvent): void {
    if (this.last && compareEvents(event, this.last) < 0) throw new TooLate();
    this.newestMs = Math.max(this.newestMs, event.atMs);
    this.lateMs = Math.max(this.lateMs, this.newestMs - event.atMs);
    this.held.push(event);
    if (this.held.length >= this.fullAt) this.letThrough(this.countOfSure());
  }

  finish(): void {
    this.held.sort(compareEvents);
    this.letThrough(this.held.length);
  }

  /** How many of the held events nothing is expected to come before any more. Puts them in order. */
  private countOfSure(): number {
    const { held } = this;
    held.sort(compareEvents);
    const sureMs = this.newestMs - 2 * this.lateMs;
    const unsure = held.findIndex((event) => event.atMs > sureMs);
    const sure = Math.min(unsure < 0 ? held.length : unsure, held.length - FEWEST_HELD);
    return Math.max(sure, held.length - MOST_HELD);
  }

  private letThrough(count: number): void {
    for (let place = 0; place < count; place++) {
      const event = this.held[place] as LoggedEvent;
      if (this.last && compareEvents(event, this.last) === 0) continue;
      this.last = event;
      this.onEvent(event);
    }
    this.held = this.held.slice(count);
    this.fullAt = 2 * Math.max(this.held.length, FEWEST_HELD);
  }
}
