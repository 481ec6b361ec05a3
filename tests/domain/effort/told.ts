import type { LoggedEvent } from '@/domain/activity/events';
import { observeEffort } from '@/domain/effort/observe-effort';
import type { Attempt } from '@/domain/effort/task';
import { after, type Log } from '../friction/log';

/** The tries in a log, the clock ending a month after the beginning. */
export function observe(log: Log, until = '30d'): Attempt[] {
  return observeEffort(log.events.map(arrived), after(until));
}

/** The tables write a page down when it is left, since that is when what it cost is known; the log has it on arriving. */
function arrived(event: LoggedEvent): LoggedEvent {
  if (event.type !== 'page.viewed') return event;
  return { ...event, atMs: event.atMs - event.data.dwellMs };
}

/** As short as a table wants them: 'pay done in_1 3 clicks 60 s 1 error at refused'. */
export function told(log: Log, until?: string): string[] {
  return observe(log, until).map(
    ({ task, outcome, about, clicks, spentMs, errors, repeats, place }) =>
      [
        task,
        outcome,
        about?.id ?? '-',
        `${clicks} clicks`,
        spentMs === null ? 'no time' : `${spentMs / 1000} s`,
        ...(errors ? [`${errors} errors`] : []),
        ...(repeats ? [`again ${repeats}`] : []),
        `at ${place}`,
      ].join(', '),
  );
}
