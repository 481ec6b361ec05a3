import type { LoggedEvent } from '@/domain/activity/events';
import type { Calendar } from '../detect/calendar';
import { Detector, type DetectorState } from '../detect/detector';
import { type GraveError, isGraveError } from '../detect/incidents';
import type { RuleName } from '../rules';
import type { FrictionSettings } from '../settings';
import type { Signal } from '../signal';
import { isOldEnough, rungsBetween } from './rungs';

/** What one look at a client takes. */
export interface LookOptions {
  settings: FrictionSettings;
  calendar: Calendar;
  nowMs: number;
  /** What judging had come to at an instant before; null to begin at the beginning. */
  from: DetectorState | null;
  /** What happened since then and up to now, in order, some at a time. */
  pages: AsyncIterable<readonly LoggedEvent[]>;
  /** Which of the client's errors belong to an outage that hit many. */
  inOutage: (errors: readonly GraveError[]) => Promise<ReadonlySet<string>>;
  /** Puts the state away, at once: it goes on changing. */
  putAway: (state: DetectorState) => void;
  /** After so many events the rest is left for another look. */
  mostEvents?: number;
  /** A state is put away when so many events need not be read again for it. */
  worthEvents?: number;
}

/** What a look has found. */
export interface Look {
  /** All lines that were raised after `fromMs` and up to `toMs`, oldest first. */
  lines: Signal[];
  fromMs: number;
  toMs: number;
  /** Whether it came as far as now. */
  isWhole: boolean;
  /** When a rule wants to look again though nothing may have happened; null when only an event can change anything. */
  nextCheckAtMs: number | null;
  faults: { rule: RuleName; error: unknown; atMs: number }[];
  /** Invoices that somebody disputed, or called settled. */
  disputed: Set<string>;
}

const WORTH_EVENTS = 50;
/** Some seconds' work: a client with more has it done in several looks. */
const MOST_EVENTS = 100_000;

/**
 * Judges what happened to one client since another look, and puts away what it has come to for the next one. The result is
 * that of judging everything from the beginning: see `rungs.ts` for how far back it has to begin.
 */
export async function look(options: LookOptions): Promise<Look> {
  const { settings, calendar, nowMs, from, pages } = options;
  const { mostEvents = MOST_EVENTS, worthEvents = WORTH_EVENTS } = options;
  const fromMs = from?.nowMs ?? -Infinity;
  const lines: Signal[] = [];
  const faults: Look['faults'] = [];
  const disputed = new Set<string>();
  const detector = new Detector(
    {
      settings,
      calendar,
      onSignal: (signal) => lines.push(signal),
      onFault: (rule, _, error, atMs) => faults.push({ rule, error, atMs }),
    },
    from ?? undefined,
  );
  const shelf = new Shelf(detector, rungsBetween(fromMs, nowMs), worthEvents, options.putAway);
  const found = { lines, fromMs, faults, disputed };
  let taken = 0;
  let last: LoggedEvent | null = null;
  for await (const page of pages) {
    const inOutage = await options.inOutage(page.filter(isGraveError));
    for (const event of page) {
      // Where a look ends, all of that instant is in it.
      if (taken >= mostEvents && last && event.atMs > last.atMs && isOldEnough(last.atMs, nowMs)) {
        detector.finish(last.atMs);
        options.putAway(detector.state);
        return { ...found, toMs: last.atMs, isWhole: false, nextCheckAtMs: nowMs };
      }
      shelf.before(event.atMs);
      detector.take(event, inOutage.has(event.id));
      shelf.taken += 1;
      taken += 1;
      last = event;
      const invoice = invoiceInDispute(event);
      if (invoice) disputed.add(invoice);
    }
  }
  shelf.before(Infinity);
  detector.finish(nowMs);
  return { ...found, toMs: nowMs, isWhole: true, nextCheckAtMs: detector.nextCheckAtMs };
}

/** Puts states away on the way, where enough has happened since the one before. */
class Shelf {
  taken = 0;

  constructor(
    private readonly detector: Detector,
    private readonly rungs: number[],
    private readonly worthEvents: number,
    private readonly putAway: (state: DetectorState) => void,
  ) {}

  /** What lies before an event of that instant is complete. */
  before(atMs: number): void {
    for (let rung = this.rungs[0]; rung !== undefined && rung < atMs; rung = this.rungs[0]) {
      this.rungs.shift();
      if (this.taken < this.worthEvents) continue;
      this.detector.finish(rung);
      this.putAway(this.detector.state);
      this.taken = 0;
    }
  }
}

function invoiceInDispute(event: LoggedEvent): string | null {
  if (event.type === 'invoice.disputed') return event.subject.id;
  return event.type === 'contact.settled' ? event.data.invoice : null;
}
