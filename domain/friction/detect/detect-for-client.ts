import type { LoggedEvent } from '@/domain/activity/events';
import type { RuleName } from '../rules';
import type { FrictionSettings } from '../settings';
import type { Signal } from '../signal';
import { inOrder } from './in-order';
import type { Calendar } from './calendar';
import { Detector } from './detector';

export interface Detection {
  /** The lines that were raised, oldest first: an episode's first, and each rise of its severity. */
  signals: Signal[];
  /** When a rule wants to look again though nothing may have happened (milliseconds since 1970), or null. */
  nextCheckAtMs: number | null;
  /** Rules that threw; the others were judged all the same. */
  faults: { rule: RuleName; error: unknown }[];
}

/** What judging one client's events takes beside the events. */
export interface DetectionOptions {
  settings: FrictionSettings;
  calendar: Calendar;
  /** The ids of errors that belong to an incident which hit many clients (see `findIncidents`). */
  incidentErrors?: ReadonlySet<string>;
}

/**
 * Judges the events of one client, in whatever order they come and however often, up to `nowMs`. The same events
 * give the same signals. Events after `nowMs` (a clock that goes wrong) are left for when their time has come.
 */
export function detectForClient(
  events: Iterable<LoggedEvent>,
  nowMs: number,
  { settings, calendar, incidentErrors = new Set() }: DetectionOptions,
): Detection {
  const signals: Signal[] = [];
  const faults: Detection['faults'] = [];
  const detector = new Detector({
    settings,
    calendar,
    onSignal: (signal) => signals.push(signal),
    onFault: (rule, _, error) => faults.push({ rule, error }),
  });
  const ahead: number[] = [];
  for (const event of inOrder(events)) {
    if (event.atMs > nowMs) {
      ahead.push(event.atMs);
      break;
    }
    detector.take(event, incidentErrors.has(event.id));
  }
  detector.finish(nowMs);
  const due = [detector.nextCheckAtMs, ...ahead].filter((ms) => ms !== null);
  return { signals, nextCheckAtMs: due.length > 0 ? Math.min(...due) : null, faults };
}
