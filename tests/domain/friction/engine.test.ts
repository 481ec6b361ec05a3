import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '@/domain/activity/events';
import { utcCalendar } from '@/domain/friction/detect/calendar';
import { detectForClient } from '@/domain/friction/detect/detect-for-client';
import { Detector } from '@/domain/friction/detect/detector';
import { packState, unpackState } from '@/domain/friction/judging/states';
import type { Signal } from '@/domain/friction/signal';
import { toEpisodes } from '@/domain/friction/episodes';
import { DEFAULT_SETTINGS, withChanges } from '@/domain/friction/settings';
import { arbitraryLife } from './arbitrary-life';
import { after, judge, linesOf, Log, MONDAY } from './log';

/** The subject of an invoice that fails whoever asks for its id. */
const POISONED = {
  kind: 'invoice',
  get id(): string {
    throw new Error('no id');
  },
};

const options = { settings: DEFAULT_SETTINGS, calendar: utcCalendar };

describe('whatever the events', () => {
  it('shuffled and doubled ones give what ordered ones give', () => {
    const shuffled = arbitraryLife.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, mixed]) => {
        expect(judge(mixed)).toEqual(judge(events));
      }),
      { numRuns: 200 },
    );
  });

  it('take the cited events away and the signal goes', () => {
    fc.assert(
      fc.property(arbitraryLife, (events) => {
        for (const { rule, subject, raisedAtMs, evidence } of judge(events)) {
          const left = judge(events.filter(({ id }) => !evidence.includes(id)));
          const same = left.filter(
            (other) =>
              other.rule === rule &&
              other.subject?.id === subject?.id &&
              other.raisedAtMs === raisedAtMs,
          );
          expect(same).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('nothing is known before its time, and what is known stays', () => {
    fc.assert(
      fc.property(arbitraryLife, fc.nat(70 * 24), (events, hours) => {
        const then = judge(events, `${hours}h`);
        const later = judge(events).filter(({ raisedAtMs }) => raisedAtMs <= after(`${hours}h`));
        expect(then).toEqual(later);
      }),
      { numRuns: 200 },
    );
  });

  it('evidence is the client’s own, oldest first, never later than the signal', () => {
    fc.assert(
      fc.property(arbitraryLife, (events) => {
        const byId = new Map(events.map((event) => [event.id, event]));
        for (const { evidence, raisedAtMs, client } of judge(events)) {
          const cited = evidence.map((id) => byId.get(id));
          expect(cited.length).toBeGreaterThan(0);
          expect(cited.every((event) => event?.client === client)).toBe(true);
          const times = cited.map((event) => event?.atMs ?? Infinity);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(times.at(-1)).toBeLessThanOrEqual(raisedAtMs);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lines come oldest first, and an episode rises with each', () => {
    fc.assert(
      fc.property(arbitraryLife, (events) => {
        const signals = judge(events);
        const times = signals.map(({ raisedAtMs }) => raisedAtMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const episodes = toEpisodes(signals);
        expect(episodes.reduce((sum, { lines }) => sum + lines, 0)).toBe(signals.length);
        expect(episodes.every(({ lines }) => lines <= 3)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the clock', () => {
  it('says when it wants to look again', () => {
    const log = new Log();
    log.started('0s', 'in_1');
    const { nextCheckAtMs } = detectForClient(log.events, after('1h'), options);
    expect(nextCheckAtMs).toBe(after('1d'));
  });

  it('leaves events of the future for their time', () => {
    const log = new Log();
    log.broke('2h', 'pay');
    const { signals, nextCheckAtMs } = detectForClient(log.events, after('1h'), options);
    expect(signals).toEqual([]);
    expect(nextCheckAtMs).toBe(after('2h'));
  });

  it('has nothing to wait for when nothing is open', () => {
    const log = new Log();
    log.add('0s', 'praise.received', { kind: 'conversation', id: 'cv_1' }, {});
    expect(detectForClient(log.events, after('1h'), options).nextCheckAtMs).toBeNull();
  });

  it('refuses events out of order rather than judging by them', () => {
    const detector = new Detector({ ...options, onSignal: () => undefined });
    const log = new Log();
    log.broke('1h', 'pay');
    log.broke('0s', 'pay');
    const [later, earlier] = log.events as [LoggedEvent, LoggedEvent];
    detector.take(later);
    expect(() => detector.take(earlier)).toThrow(RangeError);
  });
});

describe('episodes', () => {
  it('keeps the start of the episode on the line that rises', () => {
    const log = new Log();
    ['0s', '10h', '20h'].forEach((at) => log.failed(at, 'in_1'));
    const signals = judge(log).filter(({ rule }) => rule === 'payment_failed');
    expect(signals.map(({ episodeStartedAtMs }) => episodeStartedAtMs)).toEqual([
      after('30m'),
      after('30m'),
    ]);
    expect(toEpisodes(signals)).toMatchObject([
      { severity: 'high', lines: 2, raisedAtMs: after('20h 30m'), facts: { failures: 3 } },
    ]);
  });

  it('are of one subject each', () => {
    const log = new Log();
    log.failed('0s', 'in_1');
    log.failed('1h', 'in_2');
    expect(linesOf(judge(log), 'payment_failed')).toEqual([
      '30m medium in_1',
      '1h 30m medium in_2',
    ]);
  });

  it('do not fall due anew while the rule holds', () => {
    const log = new Log();
    log.sent('-1d', 'in_1');
    for (let day = 0; day < 60; day += 2) log.viewed(`${day}d`, 'in_1', `vi_${day}`);
    expect(linesOf(judge(log), 'status_recheck')).toEqual(['4d medium in_1']);
  });
});

describe('settings', () => {
  it('are the firm’s', () => {
    const log = new Log();
    log.sent('-1d', 'in_1');
    ['1h', '2h'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`));
    const settings = withChanges({ status_recheck: { visits: 2 }, againDays: 30 });
    const { signals } = detectForClient(log.events, after('1d'), { ...options, settings });
    expect(linesOf(signals, 'status_recheck')).toEqual(['2h medium in_1']);
    expect(settings.status_recheck).toEqual({ visits: 2, highVisits: 5, windowDays: 7 });
    expect(settings.againDays).toBe(30);
  });
});

describe('a rule that throws', () => {
  it('is told of, and the others go on', () => {
    const log = new Log();
    log.broke('0s', 'pay');
    log.add('1m', 'click.raged', { kind: 'page', id: '/' }, { element: 'a:b', count: 9 });
    const broken = { ...log.events[1], data: null } as unknown as LoggedEvent;
    const { signals, faults } = detectForClient([log.events[0]!, broken], after('1h'), options);
    expect(faults).toMatchObject([{ rule: 'rage_click', error: { name: 'TypeError' } }]);
    expect(linesOf(signals, 'error_hit')).toEqual(['0s medium /invoices']);
  });

  it('begins anew with this client, and says the same when it is judged on from half-way', () => {
    const log = new Log();
    log.sent('-1d', 'in_1');
    ['1h', '2h'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`));
    log.viewed('3h', 'in_1', 'vi_3h');
    ['4h', '5h', '6h'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`));
    // It falls over one look: what it counted before goes with it, and nothing else does.
    const events = log.events.map((event) =>
      event.atMs === after('3h') ? ({ ...event, subject: POISONED } as LoggedEvent) : event,
    );
    const inOneGo = detectForClient(events, after('1d'), options);
    expect(inOneGo.faults.map(({ rule }) => rule)).toEqual(['status_recheck', 'viewed_overdue']);
    expect(linesOf(inOneGo.signals, 'status_recheck')).toEqual(['6h medium in_1']);

    const lines: Signal[] = [];
    const told = { ...options, onSignal: (line: Signal) => lines.push(line), onFault: () => {} };
    const first = new Detector(told);
    for (const event of events.slice(0, 5)) first.take(event);
    first.finish(after('3h') + 1);
    const { bytes } = packState(first.state);
    const second = new Detector(told, unpackState(bytes) ?? undefined);
    for (const event of events.slice(5)) second.take(event);
    second.finish(after('1d'));
    expect(lines).toEqual(inOneGo.signals);
  });
});

describe('somebody who makes things up', () => {
  const made = (count: number, step: number) => {
    const log = new Log();
    for (let one = 0; one < count; one += 1) {
      const page = { kind: 'page', id: `/made-up/${one}` } as const;
      const at = MONDAY + one * step;
      log.add(at, 'click.raged', page, { element: 'a:b', count: 9 });
      log.add(at + 1, 'form.rejected', page, { form: 'f', field: `x${one}` });
      log.add(at + 2, 'click.dead', page, { element: `icon:${one}` }, { visit: 'vi_1' });
    }
    return log.events;
  };

  it('of 200,000 events in a day is judged within seconds, and what is kept of them stays small', () => {
    const events = made(67_000, 1_200);
    const started = performance.now();
    const detector = new Detector({ ...options, onSignal: () => undefined });
    for (const event of events) detector.take(event);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(packState(detector.state).bytes.length).toBeLessThan(1_000_000);
  });

  it('costs others nothing: what goes on at once has an end, and begins again when it is over', () => {
    const lines: Signal[] = [];
    const detector = new Detector({ ...options, onSignal: (line) => lines.push(line) });
    for (const event of made(3_000, 1_000)) detector.take(event);
    expect(lines).toHaveLength(2_000);
    const log = new Log();
    const page = { kind: 'page', id: '/invoices' } as const;
    log.add('9d', 'click.raged', page, { element: 'button:pay', count: 5 });
    detector.take(log.events[0] as LoggedEvent);
    expect(lines.at(-1)).toMatchObject({ rule: 'rage_click', subject: page });
  });
});

describe('an event of no client', () => {
  it('raises nothing', () => {
    const log = new Log();
    ['0s', '1s', '2s'].forEach((at) => log.add(at, 'signin.failed', null, {}, { client: null }));
    expect(judge(log)).toEqual([]);
  });
});
