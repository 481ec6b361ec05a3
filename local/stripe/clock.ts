/**
 * Stripe's clock: the machine's, moved forward by as much as the control interface has asked for.
 * What Stripe dates (objects, expiry, clearing) goes by it; signatures and retries go by the real
 * clock, because the receiver compares them with its own.
 */
export class Clock {
  private movedMs = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.movedMs;
  }

  /** Seconds since 1970, as Stripe writes every instant. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** By how many milliseconds the clock is ahead. */
  get ahead(): number {
    return this.movedMs;
  }

  set ahead(ms: number) {
    this.movedMs = ms;
  }
}
