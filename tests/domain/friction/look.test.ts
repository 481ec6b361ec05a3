import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '@/domain/activity/events';
import { utcCalendar } from '@/domain/friction/detect/calendar';
import type { DetectorState } from '@/domain/friction/detect/detector';
import { inOrder } from '@/domain/friction/detect/in-order';
import { type Look, look } from '@/domain/friction/judging/look';
import { rungsBetween, rungsToKeep } from '@/domain/friction/judging/rungs';
import { packState, type PutAway, unpackState } from '@/domain/friction/judging/states';
import { type KeptSignal, mergeLines } from '@/domain/friction/merge-lines';
import { toEpisodes } from '@/domain/friction/episodes';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { arbitraryLife } from './arbitrary-life';
import { after, DAY, HOUR, judge, Log, MINUTE, MONDAY } from './log';

const NOTHING: ReadonlySet<string> = new Set();

/** A client's log and all that is kept of judging it, as the database holds them. */
class Kept {
  private events: LoggedEvent[] = [];
  private lateMs = Infinity;
  states: PutAway[] = [];
  signals: KeptSignal[] = [];
  /** Events that looks have read. */
  read = 0;
  /** Looks that did not begin at the beginning. */
  resumed = 0;

  constructor(private readonly worthEvents?: number) {}

  /** What becomes known, marked as late where the sealer would. */
  add(events: readonly LoggedEvent[], nowMs: number): void {
    this.events = inOrder([...this.events, ...events]);
    for (const { atMs } of events) {
      if (atMs < nowMs - 30_000) this.lateMs = Math.min(this.lateMs, atMs);
    }
  }

  async lookAt(nowMs: number, mostEvents?: number): Promise<Look> {
    const from = this.newestBefore(Math.min(this.lateMs, nowMs));
    const fromMs = from?.nowMs ?? -Infinity;
    if (from) this.resumed += 1;
    const fresh: PutAway[] = [];
    const events = this.events.filter(({ atMs }) => atMs > fromMs && atMs <= nowMs);
    this.read += events.length;
    const found = await look({
      ...{ settings: DEFAULT_SETTINGS, calendar: utcCalendar, nowMs, from, mostEvents },
      worthEvents: this.worthEvents,
      pages: pagesOf(events),
      inOutage: () => Promise.resolve(NOTHING),
      putAway: (state) => fresh.push(packState(state)),
    });
    this.lateMs = Infinity;
    const all = [...this.states.filter(({ atMs }) => atMs <= fromMs), ...fresh];
    const kept = rungsToKeep(
      all.map(({ atMs }) => atMs),
      nowMs,
    );
    this.states = all.filter(({ atMs }) => kept.includes(atMs));
    const { merged } = mergeLines(this.signals, found);
    this.signals = merged.map(({ kept: before, ...signal }, place) => ({
      ...signal,
      id: before?.id ?? `${nowMs}.${place}`,
      state: 'open',
    }));
    return found;
  }

  private newestBefore(ms: number): DetectorState | null {
    const newest = this.states.filter(({ atMs }) => atMs < ms).sort((a, b) => b.atMs - a.atMs)[0];
    return newest ? unpackState(newest.bytes) : null;
  }
}

async function* pagesOf(events: readonly LoggedEvent[]): AsyncGenerator<LoggedEvent[]> {
  for (let from = 0; from < events.length; from += 7) yield events.slice(from, from + 7);
}

/** What is kept, to compare with what judging everything in one go says. */
const told = ({ signals }: Kept) =>
  signals
    .map(({ rule, subject, episodeAtMs, lines }) => ({ rule, subject, episodeAtMs, lines }))
    .sort((a, b) => order(a).localeCompare(order(b)));

const inOneGo = (events: readonly LoggedEvent[], nowMs: number) => {
  const lines = judge(
    events.filter(({ type }) => type !== 'error.shown'),
    `${Math.round((nowMs - MONDAY) / MINUTE)}m`,
  );
  return toEpisodes(lines)
    .map(({ rule, subject, episodeStartedAtMs }) => ({
      ...{ rule, subject, episodeAtMs: episodeStartedAtMs },
      lines: lines
        .filter(
          (line) =>
            line.rule === rule &&
            line.episodeStartedAtMs === episodeStartedAtMs &&
            line.subject?.id === subject?.id,
        )
        .map(({ raisedAtMs, severity, evidence, facts }) => ({
          raisedAtMs,
          severity,
          evidence,
          facts,
        })),
    }))
    .sort((a, b) => order(a).localeCompare(order(b)));
};

const order = (signal: { rule: string; subject: { id: string } | null; episodeAtMs: number }) =>
  `${signal.episodeAtMs} ${signal.rule} ${signal.subject?.id}`;

describe('look after look', () => {
  it('comes to what judging everything in one go comes to, whatever comes when', async () => {
    const lateness = fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.nat(90) },
      fc.nat(40 * 24 * 60),
    );
    const scene = arbitraryLife.chain((events) =>
      fc.tuple(
        fc.constant(events.filter(({ type }) => type !== 'error.shown')),
        fc.array(lateness, { minLength: events.length, maxLength: events.length }),
        fc.array(fc.nat(100 * 24 * 60), { minLength: 1, maxLength: 40 }),
        fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      ),
    );
    let resumed = 0;
    await fc.assert(
      fc.asyncProperty(scene, async ([events, late, times, mostEvents]) => {
        const kept = new Kept(2);
        const coming = events.map((event, place) => ({
          event,
          knownMs: event.atMs + (late[place] ?? 0) * MINUTE,
        }));
        const endMs = MONDAY + 160 * DAY;
        const looks = [...times.map((minute) => MONDAY + minute * MINUTE), endMs].sort(
          (a, b) => a - b,
        );
        let knownMs = -Infinity;
        for (const nowMs of looks) {
          const known = coming.filter((each) => each.knownMs > knownMs && each.knownMs <= nowMs);
          kept.add(
            known.map(({ event }) => event),
            nowMs,
          );
          knownMs = nowMs;
          for (let whole = false; !whole;) whole = (await kept.lookAt(nowMs, mostEvents)).isWhole;
        }
        resumed += kept.resumed;
        expect(told(kept)).toEqual(inOneGo(events, endMs));
      }),
      { numRuns: 300 },
    );
    // It is no test of beginning at the beginning each time.
    expect(resumed).toBeGreaterThan(1000);
  }, 120_000);

  it('reads what happened lately, and not all that ever did', async () => {
    const kept = new Kept();
    const log = new Log();
    for (let day = 0; day < 300; day += 1) {
      for (let view = 0; view < 4; view += 1) {
        log.page(MONDAY + day * DAY + view * MINUTE, `/${view}`, `vi_${day}`);
      }
    }
    for (const event of log.events) {
      kept.add([event], event.atMs);
      await kept.lookAt(event.atMs + 1000);
    }
    const before = kept.read;
    log.page(MONDAY + 300 * DAY, '/', 'vi_300');
    kept.add(log.events.slice(-1), MONDAY + 300 * DAY);
    await kept.lookAt(MONDAY + 300 * DAY + 1000);
    expect(kept.read - before).toBeLessThan(70);
    expect(kept.states.length).toBeLessThanOrEqual(8);
  });

  it('takes what becomes known late in its place, and begins no further back than it must', async () => {
    const kept = new Kept();
    const log = new Log();
    for (let hour = 0; hour < 24 * 60; hour += 1) {
      log.page(MONDAY + hour * HOUR, '/', `vi_${hour}`);
      if (hour % 6 === 0) {
        kept.add(log.events.splice(0), MONDAY + hour * HOUR);
        await kept.lookAt(MONDAY + hour * HOUR + 1000);
      }
    }
    const nowMs = MONDAY + 60 * 24 * HOUR;
    const before = kept.read;
    kept.add([{ ...(log.events[0] as LoggedEvent), id: 'late', atMs: nowMs - 5 * HOUR }], nowMs);
    await kept.lookAt(nowMs);
    expect(kept.read - before).toBeLessThan(24 * 5);
  });

  it('leaves what is too much for one look to the next, and loses nothing', async () => {
    const kept = new Kept();
    const log = new Log();
    log.sent('0s', 'in_1');
    for (let visit = 1; visit < 400; visit += 1) log.viewed(`${visit}h`, 'in_1', `vi_${visit}`);
    kept.add(log.events, after('401h'));
    const looks: boolean[] = [];
    while (!looks.at(-1)) looks.push((await kept.lookAt(after('401h'), 100)).isWhole);
    expect(looks).toEqual([false, false, false, true]);
    expect(told(kept)).toEqual(inOneGo(log.events, after('401h')));
  });
});

describe('rungs', () => {
  it('are put away at their ages, the oldest first, and never for what has just happened', () => {
    const nowMs = after('100d');
    expect(rungsBetween(-Infinity, nowMs).map((ms) => nowMs - ms)).toEqual([
      30 * DAY,
      DAY,
      HOUR,
      90_000,
    ]);
    expect(rungsBetween(nowMs - 10 * MINUTE, nowMs)).toEqual([nowMs - 90_000]);
    expect(rungsBetween(nowMs - 1000, nowMs)).toEqual([]);
  });

  it('stay few, and one of each age is there when it is asked for', () => {
    let kept: number[] = [];
    for (let nowMs = 0; nowMs < 200 * DAY; nowMs += 37 * MINUTE) {
      kept = rungsToKeep([...kept, nowMs - 90_000], nowMs);
      expect(kept.length).toBeLessThanOrEqual(8);
      for (const age of [HOUR, DAY, 30 * DAY]) {
        if (nowMs < 3 * age) continue;
        const youngest = Math.min(...kept.map((ms) => nowMs - ms).filter((old) => old >= age));
        expect(youngest).toBeLessThanOrEqual(2 * age + 40 * MINUTE);
      }
    }
  });

  it('are as they were when they are taken up: what was one object is one', () => {
    const visit = { id: 'vi_1' };
    const state = { nowMs: 5, clients: [{ visit, kept: new Map([['vi_1', { visit }]]) }] };
    const back = unpackState(
      packState(state as unknown as DetectorState).bytes,
    ) as unknown as typeof state;
    expect(back).toEqual(state);
    expect(back.clients[0]?.kept.get('vi_1')?.visit).toBe(back.clients[0]?.visit);
    expect(unpackState(Buffer.from('no state'))).toBeNull();
  });
});
