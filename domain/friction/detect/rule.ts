import type { EventType, LoggedEvent, LoggedEventOf, Subject } from '@/domain/activity/events';
import type { RuleName, Severity } from '../rules';
import type { FrictionSettings } from '../settings';
import type { Facts, Signal } from '../signal';
import type { Calendar } from './calendar';
import type { Invoice } from './invoices';
import type { Visit } from './visits';

/** What a rule says when it holds. */
export interface Finding {
  subject: Subject | null;
  severity: Severity;
  /** Until when it holds at least, where it is more than a moment. */
  untilMs?: number;
  /** What to cite and to say. */
  tell: () => { evidence: string[]; facts: Facts };
}

/** What a rule can see and do at one moment in the life of one client. */
export interface Moment {
  readonly nowMs: number;
  readonly settings: FrictionSettings;
  readonly calendar: Calendar;
  /** The visit that this event of the client's own belongs to; null when it belongs to none. */
  readonly visit: Visit | null;
  /** A visit is over when nothing was heard of it for this long. */
  readonly visitGapMs: number;
  /** The invoice as the log tells it up to now, this event included. */
  invoice(id: string): Invoice;
  /** Whether this event is part of an incident that hit many clients. */
  readonly inIncident: boolean;
  /** The rule holds: raises a line when it begins an episode, or is more severe than before in this one. */
  found(finding: Finding): void;
  /** The rule has stopped holding for a subject. */
  ended(subject: Subject | null): void;
  /** Asks to be woken; events of the very moment come first. */
  wakeAt(dueMs: number, key: string): void;
}

/**
 * One rule: what it keeps for a client (plain data, bounded, so that it can be put away and taken up again), and
 * what it makes of events, of visits, and of time passing. It is told of events in the order of their instants.
 */
export interface Rule<State> {
  name: RuleName;
  /** What it knows of a client at first. */
  start: () => State;
  on?: {
    [T in EventType]?: (event: LoggedEventOf<T>, moment: Moment, state: State) => void;
  };
  /** Any event of the client's own in a visit, after what `on` says of it. */
  onVisit?: (event: LoggedEvent, visit: Visit, moment: Moment, state: State) => void;
  /** What another rule has found for the client, whether it raised a line or said so before: to be remembered. */
  onFinding?: (found: Signal, state: State) => void;
  onTimer?: (key: string, moment: Moment, state: State) => void;
}
