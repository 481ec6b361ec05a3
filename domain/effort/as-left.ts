import type { LoggedEvent } from '@/domain/activity/events';
import { compareEvents } from '../friction/detect/in-order';

/** Nobody reads one page for longer at a time; what is told of as longer stood open. */
const LONGEST_PAGE_MS = 30 * 60_000;

/**
 * The log has a page at the moment of arriving there. What a page cost is known when it is left, and so it is told to the tasks:
 * then, with the time that it was in sight.
 */
export function asLeft(event: LoggedEvent): LoggedEvent {
  if (event.type !== 'page.viewed') return event;
  return { ...event, atMs: event.atMs + Math.min(event.data.dwellMs, LONGEST_PAGE_MS) };
}

/** Events that come in the order of the log, in the order in which pages were left; it holds back no more than half an hour. */
export async function* inOrderOfLeaving(
  events: AsyncIterable<LoggedEvent>,
): AsyncGenerator<LoggedEvent> {
  const open: LoggedEvent[] = [];
  for await (const event of events) {
    for (let first = open[0]; first && first.atMs < event.atMs; first = open[0]) {
      open.shift();
      yield first;
    }
    const left = asLeft(event);
    const place = open.findLastIndex((each) => compareEvents(each, left) < 0);
    open.splice(place + 1, 0, left);
  }
  yield* open;
}
