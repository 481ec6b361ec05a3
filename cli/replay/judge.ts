import type { LoggedEvent } from '@/domain/activity/events';
import { utcCalendar } from '@/domain/friction/detect/calendar';
import { Detector } from '@/domain/friction/detect/detector';
import { IncidentWatch, isGraveError } from '@/domain/friction/detect/incidents';
import type { RuleName } from '@/domain/friction/rules';
import { MINUTE_MS, type FrictionSettings } from '@/domain/friction/settings';
import type { Signal } from '@/domain/friction/signal';

export interface JudgeOptions {
  settings: FrictionSettings;
  onSignal: (signal: Signal) => void;
  onFault: (rule: RuleName, client: string, error: unknown) => void;
}

const COMPACT_FROM = 4096;

/**
 * Judges the events of all clients, which come in order. It runs behind by the window of an incident, so that each
 * error is known to be part of one or not before its client is judged by it.
 */
export class Judge {
  private readonly detector: Detector;
  private readonly incidents: IncidentWatch;
  private readonly inIncident = new Set<string>();
  private readonly behindMs: number;
  private waiting: LoggedEvent[] = [];
  private next = 0;

  constructor({ settings, onSignal, onFault }: JudgeOptions) {
    this.detector = new Detector({ settings, calendar: utcCalendar, onSignal, onFault });
    this.behindMs = settings.error_hit.incidentWindowMinutes * MINUTE_MS;
    this.incidents = new IncidentWatch(settings.error_hit, ({ id }) => this.inIncident.add(id));
  }

  take(event: LoggedEvent): void {
    if (isGraveError(event)) this.incidents.add(event);
    this.waiting.push(event);
    this.judgeBefore(event.atMs - this.behindMs);
  }

  /** Judges what is left, and what time brings up to the end of the clock. */
  finish(endMs: number): void {
    this.judgeBefore(Infinity);
    this.detector.finish(endMs);
  }

  private judgeBefore(ms: number): void {
    for (let event = this.waiting[this.next]; event && event.atMs < ms;) {
      this.detector.take(event, this.inIncident.delete(event.id));
      this.next += 1;
      event = this.waiting[this.next];
    }
    if (this.next < COMPACT_FROM || this.next * 2 < this.waiting.length) return;
    this.waiting = this.waiting.slice(this.next);
    this.next = 0;
  }
}
