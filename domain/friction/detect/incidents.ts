import type { LoggedEvent, LoggedEventOf } from '@/domain/activity/events';
import { MINUTE_MS, type FrictionSettings } from '../settings';

/** An error of the server's own while a client pays, opens or submits something. */
export type GraveError = LoggedEventOf<'error.shown'> & { client: string };

/** An error that hit many clients at about the same time: the firm's trouble, not one client's friction. */
export interface Incident {
  startedAtMs: number;
  endedAtMs: number;
  /** The clients that it hit, in the order in which it hit them. */
  clients: readonly string[];
  /** The ids of the errors, oldest first. */
  events: readonly string[];
}

const GRAVE = ['pay', 'open', 'submit'];

/** Whether an event is an error that can raise `error_hit`, or be part of an incident. */
export function isGraveError(event: LoggedEvent): event is GraveError {
  return (
    event.type === 'error.shown' &&
    event.by === 'client' &&
    event.client !== null &&
    event.data.status >= 500 &&
    event.data.status <= 599 &&
    GRAVE.includes(event.data.during)
  );
}

/**
 * Watches the errors of all clients for incidents. Whether an error belongs to one is known for certain when the
 * window has passed since it; until then later errors can still draw it in.
 */
export class IncidentWatch {
  /** The errors within the window of the newest one, oldest first, behind some that have left it. */
  private readonly errors: GraveError[] = [];
  private first = 0;
  /** How many of the errors, from the oldest, have been told of as parts. */
  private told = 0;
  private readonly byClient = new Map<string, number>();
  private readonly windowMs: number;
  private readonly fewest: number;

  constructor(
    settings: FrictionSettings['error_hit'],
    /** Told of each error that turns out to belong to an incident, oldest first, once. */
    private readonly onPart: (error: GraveError) => void,
  ) {
    this.windowMs = settings.incidentWindowMinutes * MINUTE_MS;
    this.fewest = settings.incidentClients;
  }

  /** Takes in one more error, none older than the one before. */
  add(error: GraveError): void {
    this.errors.push(error);
    this.byClient.set(error.client, (this.byClient.get(error.client) ?? 0) + 1);
    this.leaveBehind(error.atMs - this.windowMs);
    if (this.byClient.size < this.fewest) return;
    for (const part of this.errors.slice(Math.max(this.first, this.told))) this.onPart(part);
    this.told = this.errors.length;
  }

  private leaveBehind(beforeMs: number): void {
    for (let old = this.errors[this.first]; old && old.atMs < beforeMs;) {
      const others = (this.byClient.get(old.client) ?? 1) - 1;
      if (others > 0) this.byClient.set(old.client, others);
      else this.byClient.delete(old.client);
      this.first += 1;
      old = this.errors[this.first];
    }
    if (this.first < COMPACT_FROM || this.first * 2 < this.errors.length) return;
    this.errors.splice(0, this.first);
    this.told = Math.max(0, this.told - this.first);
    this.first = 0;
  }
}

const COMPACT_FROM = 64;

/** The incidents among errors that come in the order of time. */
export function findIncidents(
  errors: Iterable<GraveError>,
  settings: FrictionSettings['error_hit'],
): Incident[] {
  const parts: GraveError[] = [];
  const watch = new IncidentWatch(settings, (error) => parts.push(error));
  for (const error of errors) watch.add(error);

  const windowMs = settings.incidentWindowMinutes * MINUTE_MS;
  const incidents: GraveError[][] = [];
  for (const part of parts) {
    const last = incidents.at(-1);
    const previous = last?.at(-1);
    if (last && previous && part.atMs - previous.atMs <= windowMs) last.push(part);
    else incidents.push([part]);
  }
  return incidents.map((each) => ({
    startedAtMs: each[0]?.atMs ?? 0,
    endedAtMs: each.at(-1)?.atMs ?? 0,
    clients: [...new Set(each.map(({ client }) => client))],
    events: each.map(({ id }) => id),
  }));
}
