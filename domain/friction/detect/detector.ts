import type { EventType, LoggedEvent, Subject } from '@/domain/activity/events';
import { RULES, type RuleName } from '../rules';
import { DAY_MS, MINUTE_MS, type FrictionSettings } from '../settings';
import type { Signal } from '../signal';
import { ALL_RULES } from './all-rules';
import type { Calendar } from './calendar';
import { newClientState, type ClientState } from './client-state';
import type { Hear, PlacedRule } from './define-rule';
import { hold, release } from './episodes';
import { invoiceOf, noteInvoice, type Invoice } from './invoices';
import type { Finding, Moment } from './rule';
import { Timers, type TimersState } from './timers';
import { noteVisit, type Visit } from './visits';

export interface DetectorOptions {
  settings: FrictionSettings;
  calendar: Calendar;
  onSignal: (signal: Signal) => void;
  /** A rule threw at that instant; the others go on. Without this, so does the error. */
  onFault?: (rule: RuleName, client: string, error: unknown, atMs: number) => void;
}

/** All that judging has come to by an instant: plain data, to be put away and taken up again as it is. */
export interface DetectorState {
  nowMs: number;
  clients: ClientState[];
  timers: TimersState;
}

/**
 * Tells the rules of events in the order of their instants, and of the time that passes between them, and hands
 * on the lines that they raise, oldest first. An event costs the same however much lies behind it.
 */
export class Detector {
  private readonly clients = new Map<string, ClientState>();
  private readonly timers: Timers;
  private readonly rules = ALL_RULES.map((define, place) => define(place));
  private readonly hearing = new Map<EventType, { rule: PlacedRule; hear: Hear }[]>();
  private readonly seeing = this.rules.filter((rule) => rule.seesVisit);
  private readonly finding = this.rules.filter((rule) => rule.hearsFinding);
  private readonly moment: CurrentMoment;

  /** @param from where another one, of the same rules and settings, had come to; it is taken over, not copied. */
  constructor(
    private readonly options: DetectorOptions,
    from?: DetectorState,
  ) {
    this.timers = new Timers(from?.timers);
    for (const client of from?.clients ?? []) this.clients.set(client.id, client);
    this.moment = new CurrentMoment(options, this.timers, (signal, client, isLine) =>
      this.pass(signal, client, isLine),
    );
    if (from) this.moment.nowMs = from.nowMs;
    for (const rule of this.rules) {
      for (const [type, hear] of rule.hears) {
        const others = this.hearing.get(type) ?? [];
        this.hearing.set(type, [...others, { rule, hear }]);
      }
    }
  }

  /** When the next rule wants to look again; null when only an event can change anything. */
  get nextCheckAtMs(): number | null {
    return this.timers.nextDueMs;
  }

  /** Where it has come to. What it holds goes on changing as it goes on: whoever puts it away does so at once. */
  get state(): DetectorState {
    return {
      nowMs: this.moment.nowMs,
      clients: [...this.clients.values()],
      timers: this.timers.state,
    };
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
    const { moment } = this;
    if (event.subject?.kind === 'invoice') noteInvoice(client.invoices, event);
    const visit =
      event.by === 'client' && event.visit !== null
        ? noteVisit(client.visits, event.visit, event, moment.visitGapMs)
        : null;
    moment.enter(client, visit, inIncident);
    for (const { rule, hear } of this.hearing.get(event.type) ?? []) {
      moment.rule = rule;
      try {
        hear(event, moment, client);
      } catch (error) {
        this.fault(rule, client, error);
      }
    }
    if (!visit) return;
    for (const rule of this.seeing) {
      moment.rule = rule;
      try {
        rule.seesVisit?.(event, visit, moment, client);
      } catch (error) {
        this.fault(rule, client, error);
      }
    }
  }

  /** Lets time pass up to the end of the clock, that instant included. */
  finish(endMs: number): void {
    this.passTime(endMs + 1);
    this.moment.nowMs = Math.max(endMs, this.moment.nowMs);
  }

  private passTime(beforeMs: number): void {
    const { moment } = this;
    for (;;) {
      const timer = this.timers.takeBefore(beforeMs);
      if (!timer) return;
      const client = this.clientOf(timer.client);
      const rule = this.rules[timer.rule];
      if (!rule) continue;
      moment.nowMs = timer.dueMs;
      moment.enter(client, null, false);
      moment.rule = rule;
      try {
        rule.wakes(timer.key, moment, client);
      } catch (error) {
        this.fault(rule, client, error);
      }
    }
  }

  /** Hands a line on, and tells the rules that judge by what others find. */
  private pass(signal: Signal, client: ClientState, isLine: boolean): void {
    if (isLine) this.options.onSignal(signal);
    for (const rule of this.finding) {
      if (rule.name !== signal.rule) rule.hearsFinding?.(signal, client);
    }
  }

  /**
   * What a rule kept of the client may be half changed when it throws, and would spoil all that it says from then on: it
   * begins anew, with this client alone. Whoever judges the same events again comes to the same.
   */
  private fault(rule: PlacedRule, client: ClientState, error: unknown): void {
    const { onFault } = this.options;
    if (!onFault) throw error;
    client.rules[rule.place] = undefined;
    onFault(rule.name, client.id, error, this.moment.nowMs);
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
  visit: Visit | null = null;
  readonly visitGapMs: number;
  readonly settings: FrictionSettings;
  readonly calendar: Calendar;
  rule!: PlacedRule;
  private client!: ClientState;
  private readonly againMs: number;

  constructor(
    { settings, calendar }: DetectorOptions,
    private readonly timers: Timers,
    private readonly pass: (signal: Signal, client: ClientState, isLine: boolean) => void,
  ) {
    this.settings = settings;
    this.calendar = calendar;
    this.visitGapMs = settings.visitGapMinutes * MINUTE_MS;
    this.againMs = settings.againDays * DAY_MS;
  }

  enter(client: ClientState, visit: Visit | null, inIncident: boolean): void {
    this.client = client;
    this.visit = visit;
    this.inIncident = inIncident;
  }

  invoice(id: string): Invoice {
    return invoiceOf(this.client.invoices, id);
  }

  found({ subject, severity, untilMs = this.nowMs, tell }: Finding): void {
    const { client, rule, nowMs } = this;
    const key = this.keyOf(subject);
    const held = hold(client.episodes, key, severity, nowMs, untilMs, this.againMs);
    if (!held) return;
    const signal: Signal = {
      rule: rule.name,
      stage: RULES[rule.name].stage,
      client: client.id,
      subject,
      severity,
      raisedAtMs: nowMs,
      episodeStartedAtMs: held.episode.startedAtMs,
      ...tell(),
    };
    this.pass(signal, client, held.isLine);
  }

  ended(subject: Subject | null): void {
    release(this.client.episodes, this.keyOf(subject), this.nowMs);
  }

  wakeAt(dueMs: number, key: string): void {
    this.timers.set(Math.max(dueMs, this.nowMs), this.client.id, this.rule.place, key);
  }

  private keyOf(subject: Subject | null): string {
    return `${this.rule.place}:${subject?.id ?? ''}`;
  }
}
