import { observeEffort } from '@/domain/effort/observe-effort';
import type { Attempt } from '@/domain/effort/task';
import { after, type Log } from '../friction/log';

/** The tries in a log, the clock ending a month after the beginning. */
export function observe(log: Log, until = '30d'): Attempt[] {
  return observeEffort(log.events, after(until));
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
