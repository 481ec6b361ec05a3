import type { LoggedEvent } from '@/domain/activity/events';
import type { About, Attempt, Reading, TaskRule } from './task';
import type { Person, Step } from './person';

/** A silence longer than this counts as this long: nobody knows what was done in it. */
const LONGEST_GAP_MS = 10 * 60_000;

/** One try at one task while it goes on. */
export class Try {
  readonly about: About[] = [];
  part: string;
  isDone = false;
  isLeft = false;
  readonly startedAtMs: number;
  readonly eventId: string;
  /** The last moment that belongs to it. */
  lastMs: number;
  private clicks = 0;
  private errors = 0;
  private moments = 0;
  private readonly partMs: number[];
  private readonly stepMs: number[];

  constructor(
    readonly rule: TaskRule,
    readonly person: Person,
    readonly visit: string | null,
    private readonly client: string,
    event: LoggedEvent,
    way: readonly Step[],
  ) {
    const first = way[0];
    this.partMs = rule.parts.map(() => 0);
    this.stepMs = rule.steps.map(() => -1);
    this.part = rule.parts[0] ?? '';
    this.eventId = first?.id ?? event.id;
    this.startedAtMs = first?.fromMs ?? startOf(event, person);
    this.lastMs = this.startedAtMs;
    this.stepMs[0] = 0;
    for (const step of way) {
      this.spend(step.atMs, this.part);
      this.clicks += step.clicks;
      this.moments += 1;
    }
  }

  /** Takes in what belongs to it. */
  take(event: LoggedEvent, reading: Reading): void {
    const { about, part, step, clicks, isError, ends } = reading;
    if (about && !this.isAbout(about.id)) this.about.push(about);
    if (!reading.isElsewhere) this.spendUntil(event, reading);
    this.clicks += clicks;
    if (!reading.isElsewhere) this.moments += 1;
    if (isError) this.errors += 1;
    if (step !== undefined) this.reach(step, event.atMs);
    if (ends === 'done') this.isDone = true;
    if (ends === 'given_up') this.isLeft = true;
    this.part = part;
  }

  /** Presses that did nothing, or were repeated in anger. */
  press(event: LoggedEvent, times: number): void {
    this.spend(event.atMs, this.part);
    this.clicks += times;
  }

  isAbout(id: string): boolean {
    return this.about.some((each) => each.id === id);
  }

  /** What it has come to, or null where nobody can say that it was one. */
  end(repeats: number): Attempt | null {
    const outcome = this.isDone ? 'done' : this.isLeft ? 'given_up' : this.rule.left(this);
    if (!outcome) return null;
    const spentMs = this.partMs.reduce((sum, ms) => sum + ms, 0);
    return {
      task: this.rule.name,
      eventId: this.eventId,
      client: this.client,
      contact: this.person.contact,
      visit: this.visit,
      about: this.about[0] ?? null,
      startedAtMs: this.startedAtMs,
      endedAtMs: this.lastMs,
      outcome,
      clicks: this.clicks,
      spentMs: spentMs === 0 && this.moments <= 1 ? null : spentMs,
      errors: this.errors,
      repeats,
      place: outcome === 'given_up' ? this.part : this.longest(),
      partMs: this.partMs,
      stepMs: this.stepMs,
    };
  }

  private spendUntil(event: LoggedEvent, { part, tookSince }: Reading): void {
    // A page is told of when it is left: for so long the time before was spent on it.
    const own = event.type === 'page.viewed' ? event.data.dwellMs : tookSince ? Infinity : 0;
    const from = Math.max(this.lastMs, this.person.countedMs);
    this.spend(Math.max(from, event.atMs - own), this.part);
    this.spend(event.atMs, part);
  }

  /** Each moment of a person counts for one try at most. */
  private spend(untilMs: number, part: string): void {
    const from = Math.max(this.lastMs, this.person.countedMs);
    const place = this.rule.parts.indexOf(part);
    if (untilMs > from && place >= 0) {
      this.partMs[place] = (this.partMs[place] ?? 0) + Math.min(untilMs - from, LONGEST_GAP_MS);
    }
    this.lastMs = Math.max(this.lastMs, untilMs);
    this.person.countedMs = Math.max(this.person.countedMs, untilMs);
  }

  /** Whoever has reached a step has reached those before it. */
  private reach(step: number, atMs: number): void {
    const ms = Math.max(0, atMs - this.startedAtMs);
    for (let each = 0; each <= step; each += 1)
      if (this.stepMs[each] === -1) this.stepMs[each] = ms;
  }

  private longest(): string {
    const place = this.partMs.indexOf(Math.max(...this.partMs));
    return this.rule.parts[place] ?? this.part;
  }
}

/** A page was opened before it was told of, but not before what the person did last. */
function startOf(event: LoggedEvent, person: Person): number {
  if (event.type !== 'page.viewed') return event.atMs;
  return Math.min(event.atMs, Math.max(event.atMs - event.data.dwellMs, person.lastMs));
}
