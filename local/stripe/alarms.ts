import type { Desk } from './desk';

/** Something that Stripe does by itself at an instant of its clock (milliseconds; null: never). */
export type Alarm = {
  /** The checkout session, the payment intent of the debit, the refund, or the dispute. */
  id: string;
  kind: 'expire-session' | 'settle-debit' | 'settle-refund' | 'lose-dispute';
  at: number | null;
  /** How a debit or a refund ends: null is well, else the failure's code. */
  failure: string | null;
};

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Rings what is due, now and whenever the next one is. An alarm is dropped by what it rings. */
export class Alarms {
  private readonly desk: Desk;
  private readonly ring: (alarm: Alarm) => void;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(desk: Desk, ring: (alarm: Alarm) => void) {
    this.desk = desk;
    this.ring = ring;
    desk.store.onCommit(({ puts, drops }) => {
      // A setting is the clock: it may have been moved past what is due.
      const touched = puts.some(([table]) => table === 'alarm' || table === 'setting');
      if (touched || drops.some(([table]) => table === 'alarm')) this.schedule();
    });
    this.schedule();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.stopped) return;
    let next = Infinity;
    for (const { at } of this.desk.store.oldest('alarm')) next = Math.min(next, at ?? Infinity);
    if (next === Infinity) return;
    const wait = Math.max(0, next - this.desk.clock.now());
    this.timer = setTimeout(() => this.ringDue(), Math.min(wait, LONGEST_TIMER_MS));
    this.timer.unref();
  }

  private ringDue(): void {
    const now = this.desk.clock.now();
    const due = this.desk.store
      .oldest('alarm')
      .filter(({ at }) => at !== null && at <= now)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    for (const alarm of due) this.ring(alarm);
    this.schedule();
  }
}
