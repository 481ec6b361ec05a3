import type { LoggedEvent } from '@/domain/activity/events';
import { asLeft } from './as-left';
import { inOrder } from '../friction/detect/in-order';
import { EffortObserver } from './observer';
import type { Attempt } from './task';

/**
 * The tries at tasks in one client's events, as far as they are over by `nowMs`, oldest first. Late, repeated and unordered
 * events give the same: by which way they came says nothing.
 */
export function observeEffort(events: Iterable<LoggedEvent>, nowMs: number): Attempt[] {
  const observer = new EffortObserver();
  for (const event of inOrder(Array.from(events, asLeft))) observer.take(event);
  observer.settle(nowMs);
  return observer.takeEnded().sort(byStart);
}

function byStart(a: Attempt, b: Attempt): number {
  return a.startedAtMs - b.startedAtMs || (a.eventId < b.eventId ? -1 : 1);
}
