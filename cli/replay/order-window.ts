import type { LoggedEvent } from '@/domain/activity/events';
import { compareEvents } from '@/domain/friction/detect/in-order';

/** An event came so late that later ones were let through before it. */
export class TooLate extends Error {}

/** A late event is put in its place when no more than this many others were read after it was due. */
const WINDOW = 16_384;

/** Puts events that are nearly in order in order, doubles left out, holding a window of them. */
export class OrderWindow {
  private held: LoggedEvent[] = [];
  private last: LoggedEvent | null = null;

  constructor(private readonly onEvent: (event: LoggedEvent) => void) {}

  /** @throws TooLate when the event belongs before one that was let through. */
  take(event: LoggedEvent): void {
    if (this.last && compareEvents(event, this.last) < 0) throw new TooLate();
    this.held.push(event);
    if (this.held.length >= 2 * WINDOW) this.letThrough(WINDOW);
  }

  finish(): void {
    this.letThrough(this.held.length);
  }

  private letThrough(count: number): void {
    this.held.sort(compareEvents);
    for (const event of this.held.slice(0, count)) {
      if (this.last && compareEvents(event, this.last) === 0) continue;
      this.last = event;
      this.onEvent(event);
    }
    this.held = this.held.slice(count);
  }
}
