import type { EventType, LoggedEvent, Subject } from '@/domain/activity/events';
import { RULES, type RuleName } from '../rules';
import { DAY_MS, MINUTE_MS, type FrictionSettings } from '../settings';
import type { Signal } from '../signal';
import { ALL_RULES } from './all-rules';
import type { Calendar } from './calendar';
import { newClientState, type ClientState } from './client-state';
import type { PlacedRule } from './define-rule';
import { hold, release } from './episodes';
import { invoiceOf, noteInvoice, type Invoice } from './invoices';
import type { Finding, Moment } from './rule';
import { Timers } from './timers';
import { noteVisit } from './visits';

export interface DetectorOptions {
  settings: FrictionSettings;
  calendar: Calendar;
  onSignal: (signal: Signal) => void;
  /** A rule threw; the others go on. Without this, so does the error. */
  onFault?: (rule: RuleName, client: string, error: unknown) => void;
}

/**
 * Tells the rules of events in the order of their instants, and of the time that passes between them, and hands
 * on the lines that they raise, oldest first. An event costs the same however much lies behind it.
 */
export class Detector {
  private readonly clients = new Map<string, ClientState>();
  private readonly timers = new Timers();
  private readonly rules = ALL_RULES.map((define, place) => define(place));
  private readonly hearing = new Map<EventType, PlacedRule[]>();
  private readonly seeing = this.rules.filter((rule) => rule.seesVisit);
  private readonly moment: CurrentMoment;
  private readonly visitGapMs: number;

  constructor(private readonly options: DetectorOptions) {
    this.visitGapMs = options.settings.visitGapMinutes * MINUTE_MS;
    this.moment = new CurrentMoment(options, this.timers);
    for (const rule of this.rules) {
      for (const type of rule.hears.keys()) {
        const others = this.hearing.get(type) ?? [];
        this.hearing.set(type, [...others, rule]);
      }
    }
  }

  /** When the next rule wants to look again; null when only an event can change anything. */
  get nextCheckAtMs(): number | null {
    return this.timers.nextDueMs;
  }

  /**
   * Tells the rules of one event, and before it of the time up to it. Events of one instant come in the order of
   * their ids, each once.
   * @param inIncident whether it is an error of an incident that hit many clients.
   * @throws RangeError when an event lies before one that was told already.
   */
  take(event: LoggedEvent, inIncident = false): void {
    if (event.atMs < this.moment.nowMs) throw new RangeError('events come in the order of time');
    this.passTime(event.atMs);
    this.moment.nowMs = event.atMs;
    if (event.client === null) return;
    const client = this.clientOf(event.client);
    if (event.subject?.kind === 'invoice') noteInvoice(client.invoices, event);
    this.moment.enter(client, inIncident);
    for (const rule of this.hearing.get(event.type) ?? []) {
      this.tell(rule, client, () => rule.hears.get(event.type)?.(event, this.moment, client));
    }
    if (event.by !== 'client' || event.visit === null) return;
    const visit = noteVisit(client.visits, event.visit, event.atMs, this.visitGapMs);
    for (const rule of this.seeing) {
      this.tell(rule, client, () => rule.seesVisit?.(event, visit, this.moment, client));
    }
  }

  /** Lets time pass up to the end of the clock, that instant included. */
  finish(endMs: number): void {
    this.passTime(endMs + 1);
    this.moment.nowMs = Math.max(endMs, this.moment.nowMs);
  }

  private passTime(beforeMs: number): void {
    for (;;) {
      const timer = this.timers.takeBefore(beforeMs);
      if (!timer) return;
      const client = this.clientOf(timer.client);
      const rule = this.rules[timer.rule];
      if (!rule) continue;
      this.moment.nowMs = timer.dueMs;
      this.moment.enter(client, false);
      this.tell(rule, client, () => rule.wakes(timer.key, this.moment, client));
    }
  }

  private tell(rule: PlacedRule, client: ClientState, act: () => void): void {
    this.moment.rule = rule;
    const { onFault } = this.options;
    if (!onFault) return act();
    try {
      act();
    } catch (error) {
      onFault(rule.name, client.id, error);
    }
  }

  private clientOf(id: string): ClientState {
    let client = this.clients.get(id);
    if (!client) {
      client = newClientState(id);
      this.clients.set(id, client);
    }
    return client;
  }
}

/** The moment that rules are told of: one object for all, since there are millions of moments. */
class CurrentMoment implements Moment {
  nowMs = -Infinity;
  inIncident = false;
  readonly settings: FrictionSettings;
  readonly calendar: Calendar;
  rule!: PlacedRule;
  private client!: ClientState;
  private readonly againMs: number;

  constructor(
    private readonly options: DetectorOptions,
    private readonly timers: Timers,
  ) {
    this.settings = options.settings;
    this.calendar = options.calendar;
    this.againMs = options.settings.againDays * DAY_MS;
  }

  enter(client: ClientState, inIncident: boolean): void {
    this.client = client;
    this.inIncident = inIncident;
  }

  invoice(id: string): Invoice {
    return invoiceOf(this.client.invoices, id);
  }

  found({ subject, severity, untilMs = this.nowMs, tell }: Finding): void {
    const { client, rule, nowMs } = this;
    const key = this.keyOf(subject);
    const episode = hold(client.episodes, key, severity, nowMs, untilMs, this.againMs);
    if (!episode) return;
    this.options.onSignal({
      rule: rule.name,
      stage: RULES[rule.name].stage,
      client: client.id,
      subject,
      severity,
      raisedAtMs: nowMs,
      episodeStartedAtMs: episode.startedAtMs,
      ...tell(),
    });
  }

  ended(subject: Subject | null): void {
    release(this.client.episodes, this.keyOf(subject), this.nowMs);
  }

  wakeAt(dueMs: number, key: string): void {
    this.timers.set(dueMs, this.client.id, this.rule.place, key);
  }

  private keyOf(subject: Subject | null): string {
    return `${this.rule.place}:${subject?.id ?? ''}`;
  }
}
