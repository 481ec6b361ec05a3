import type { LoggedEvent } from '@/domain/activity/events';
import { Person } from './person';
import { TASK_RULES } from './rules';
import { type Attempt, DAY_MS, type Reading, type TaskRule, VISIT_GAP_MS } from './task';
import { Try } from './one-try';

/** Trying the same again within so long is a repetition. */
const REPEAT_MS = 7 * DAY_MS;

/** More than these nobody counts: a program that comes back all day must not make each of its tries cost more. */
const MOST_REPEATS = 100;

/** An earlier try, as far as later ones ask for it. */
export interface Earlier {
  task: string;
  contact: string | null;
  /** What it was about; empty for nothing. */
  about: string;
  startedAtMs: number;
  outcome: Attempt['outcome'];
}

/** What has to be looked at again, and when: something goes on that nobody can judge yet. */
export interface Undecided {
  fromMs: number;
  atMs: number;
}

/**
 * Goes through one client's events, pages as they were left (`asLeft`), in their order and tells the tries at tasks in them. It keeps what goes on, and
 * the tries of the last week; so what it needs does not grow with the client's history.
 */
export class EffortObserver {
  private readonly people = new Map<string, Person>();
  private readonly going = new Map<string, Try>();
  private readonly earlier = new Map<string, Earlier[]>();
  private ended: Attempt[] = [];

  /**
   * @param earlier the tries of the week before `fromMs`, which are known
   * @param fromMs what began before it only shows what was going on then, and is not told again
   */
  constructor(
    earlier: readonly Earlier[] = [],
    private readonly fromMs = -Infinity,
  ) {
    for (const each of earlier) {
      const key = keyOf(each);
      this.earlier.set(key, newest([...(this.earlier.get(key) ?? []), each]));
    }
  }

  /** Takes the next event. One of nobody's, of the firm's, of a scanner's or of a bot's tells nothing. */
  take(event: LoggedEvent): void {
    if (event.client === null) return;
    if (isOutcomeOfPaying(event)) this.settlePaying(event);
    else if (event.by === 'client' || event.type === 'signin.locked') this.takeAct(event);
  }

  /** What has ended since this was asked for last. */
  takeEnded(): Attempt[] {
    const { ended } = this;
    this.ended = [];
    return ended;
  }

  /** Ends what has fallen silent by `nowMs`. @returns what goes on, null where all is decided */
  settle(nowMs: number): Undecided | null {
    let fromMs = Infinity;
    let nextMs = Infinity;
    for (const one of this.going.values()) {
      const atMs = overAt(one);
      if (nowMs >= atMs) {
        this.close(one);
        continue;
      }
      fromMs = Math.min(fromMs, one.startedAtMs);
      nextMs = Math.min(nextMs, atMs);
    }
    return Number.isFinite(nextMs) ? { fromMs, atMs: nextMs } : null;
  }

  private takeAct(event: LoggedEvent): void {
    const person = this.personOf(event.contact);
    person.come(event.visit);
    const claimed = this.claim(event, person);
    if (!claimed && event.by === 'client') person.pass(event);
    // Who does something else has left what they had got.
    for (const one of this.goingOf(person)) {
      if (one.isLeft || (one.isDone && one !== claimed)) this.close(one);
    }
    person.lastMs = event.atMs;
  }

  private claim(event: LoggedEvent, person: Person): Try | null {
    const mine = this.goingOf(person);
    for (const one of mine) {
      if (event.atMs >= overAt(one)) this.close(one);
    }
    if (event.type === 'click.raged' || event.type === 'click.dead') {
      return this.press(event, person);
    }
    for (const rule of TASK_RULES) {
      const one = this.offer(rule, event, person);
      if (one) return one;
    }
    return null;
  }

  private offer(rule: TaskRule, event: LoggedEvent, person: Person): Try | null {
    const key = `${rule.name} ${person.contact}`;
    let one = this.going.get(key);
    const reading = rule.read(event, one ?? null);
    if (!reading) return null;
    if (one && isAnother(one, event, reading)) {
      this.close(one);
      one = undefined;
    }
    if (!one) {
      if (!reading.begins) return null;
      const way = person.takeWay(rule.leads);
      const first = reading.tookSince && way.length === 0 ? person.lastMs : null;
      one = new Try(rule, person, event.visit, event.client ?? '', event, way);
      if (first !== null && Number.isFinite(first)) one.lastMs = first;
      this.going.set(key, one);
    }
    one.take(event, reading);
    return one;
  }

  /** In anger, or in vain: on whatever the person was about last. */
  private press(event: LoggedEvent, person: Person): Try | null {
    const [last] = this.goingOf(person)
      .filter((one) => !one.isDone && one.visit === event.visit)
      .sort((a, b) => b.lastMs - a.lastMs);
    last?.press(event, event.type === 'click.raged' ? event.data.count : 2);
    return last ?? null;
  }

  /** What comes of a payment is about whichever try was for that bill, whoever says so. */
  private settlePaying(event: LoggedEvent): void {
    for (const one of [...this.going.values()]) {
      if (one.rule.name !== 'pay' || !event.subject || !one.isAbout(event.subject.id)) continue;
      if (event.atMs >= overAt(one)) {
        this.close(one);
        continue;
      }
      const reading = one.rule.read(event, one);
      if (reading) one.take(event, reading);
    }
  }

  private close(one: Try): void {
    this.going.delete(`${one.rule.name} ${one.person.contact}`);
    if (one.startedAtMs < this.fromMs) return;
    const before = {
      task: one.rule.name,
      contact: one.person.contact,
      about: one.about[0]?.id ?? '',
      startedAtMs: one.startedAtMs,
    };
    const key = keyOf(before);
    const known = (this.earlier.get(key) ?? []).filter(
      ({ startedAtMs }) => startedAtMs > one.startedAtMs - REPEAT_MS,
    );
    const repeats = known.filter(
      // To look at the same bill again is a repetition; anything else is one only where it failed before.
      ({ outcome }) => one.rule.name === 'check_invoice' || outcome === 'given_up',
    ).length;
    const attempt = one.end(repeats);
    if (attempt) {
      this.ended.push(attempt);
      known.push({ ...before, outcome: attempt.outcome });
    }
    if (known.length > 0) this.earlier.set(key, newest(known));
    else this.earlier.delete(key);
  }

  private goingOf(person: Person): Try[] {
    const found: Try[] = [];
    for (const { name } of TASK_RULES) {
      const one = this.going.get(`${name} ${person.contact}`);
      if (one) found.push(one);
    }
    return found;
  }

  private personOf(contact: string | null): Person {
    const key = contact ?? '';
    const known = this.people.get(key) ?? new Person(contact);
    this.people.set(key, known);
    return known;
  }
}

function newest(tries: Earlier[]): Earlier[] {
  return tries.length > MOST_REPEATS ? tries.slice(-MOST_REPEATS) : tries;
}

/** When a try is over for want of anything more; what is got already is lingered over for a visit at most. */
function overAt({ lastMs, isDone, rule }: Try): number {
  return lastMs + (isDone ? VISIT_GAP_MS : rule.silenceMs);
}

/** Whether what a person does now is another try than the one that goes on. */
function isAnother(one: Try, event: LoggedEvent, { begins, about }: Reading): boolean {
  if (!begins) return false;
  if (one.visit !== null && event.visit !== null && event.visit !== one.visit) return true;
  if (about && one.isAbout(about.id)) return false;
  if (one.rule.gathers) return one.isDone;
  if (one.isDone) return true;
  return about !== undefined && one.about.length > 0;
}

function isOutcomeOfPaying({ type }: LoggedEvent): boolean {
  return type === 'payment.processing' || type === 'payment.succeeded' || type === 'payment.failed';
}

function keyOf({ task, contact, about }: Pick<Earlier, 'task' | 'contact' | 'about'>): string {
  return `${task} ${contact} ${about}`;
}
