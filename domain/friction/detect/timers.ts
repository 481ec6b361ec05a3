/** A moment at which a rule wants to look again, though nothing may have happened. */
export interface Timer {
  dueMs: number;
  /** The order of setting: of two timers due at once the older one goes first. */
  order: number;
  client: string;
  /** The place of the rule in its list. */
  rule: number;
  /** What the rule set it for. */
  key: string;
}

/** Timers as plain data. */
export interface TimersState {
  heap: Timer[];
  nextOrder: number;
}

/** Timers, the one due first on top: a binary heap. */
export class Timers {
  private readonly heap: Timer[];
  private nextOrder: number;

  constructor({ heap, nextOrder }: TimersState = { heap: [], nextOrder: 0 }) {
    this.heap = heap;
    this.nextOrder = nextOrder;
  }

  get state(): TimersState {
    return { heap: this.heap, nextOrder: this.nextOrder };
  }

  /** The moment at which the next timer is due; null when there is none. */
  get nextDueMs(): number | null {
    return this.heap[0]?.dueMs ?? null;
  }

  set(dueMs: number, client: string, rule: number, key: string): void {
    const { heap } = this;
    const timer = { dueMs, order: this.nextOrder++, client, rule, key };
    let at = heap.length;
    heap.push(timer);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Timer;
      if (goesFirst(parent, timer)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = timer;
  }

  /** Takes the first timer that is due before `ms`; null when none is. */
  takeBefore(ms: number): Timer | null {
    const { heap } = this;
    const first = heap[0];
    if (!first || first.dueMs >= ms) return null;
    const last = heap.pop() as Timer;
    if (heap.length > 0) this.sink(last);
    return first;
  }

  private sink(timer: Timer): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const left = heap[below];
      if (!left) break;
      const right = heap[below + 1];
      if (right && goesFirst(right, left)) below += 1;
      const child = heap[below] as Timer;
      if (goesFirst(timer, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = timer;
  }
}

function goesFirst(a: Timer, b: Timer): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}
