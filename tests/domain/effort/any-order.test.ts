import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LoggedEvent } from '@/domain/activity/events';
import { inOrder } from '@/domain/friction/detect/in-order';
import { asLeft, inOrderOfLeaving } from '@/domain/effort/as-left';
import { observeEffort } from '@/domain/effort/observe-effort';
import { EffortObserver, type Undecided } from '@/domain/effort/observer';
import { ruleOf } from '@/domain/effort/rules';
import { type Attempt, DAY_MS } from '@/domain/effort/task';
import { windowOf } from '@/domain/effort/window';
import { after, MINUTE } from '../friction/log';
import { arbitraryVisits } from './arbitrary-visits';

const END = after('40d');
const runs = { numRuns: 250 };

/** In the midst of what is done, as often as not. */
const arbitraryCuts = fc.array(
  fc.tuple(fc.nat(10), fc.nat(420)).map(([day, minute]) => day * 1440 + minute),
  { maxLength: 8 },
);

it('says the same of late, doubled and unordered events', () => {
  fc.assert(
    fc.property(arbitraryVisits, fc.infiniteStream(fc.nat()), (events, chance) => {
      const mixed = [...events, ...events.slice(0, 5)]
        .map((event) => ({ event, at: chance.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ event }) => event);
      expect(observeEffort(mixed, END)).toEqual(observeEffort(events, END));
    }),
    runs,
  );
});

it('counts each moment of a person once, and a try’s time by its parts', () => {
  fc.assert(
    fc.property(arbitraryVisits, (events) => {
      const attempts = observeEffort(events, END);
      for (const attempt of attempts) {
        const { partMs, spentMs, stepMs, task, place, startedAtMs, endedAtMs } = attempt;
        expect(partMs).toHaveLength(ruleOf(task).parts.length);
        expect(stepMs).toHaveLength(ruleOf(task).steps.length);
        expect(ruleOf(task).parts).toContain(place);
        expect(partMs.reduce((sum, ms) => sum + ms, 0)).toBe(spentMs ?? 0);
        expect(endedAtMs).toBeGreaterThanOrEqual(startedAtMs);
      }
      for (const contact of ['co_0', 'co_1']) {
        const own = events.filter((event) => event.contact === contact || event.by === 'system');
        const spent = attempts
          .filter((attempt) => attempt.contact === contact)
          .reduce((sum, { spentMs }) => sum + (spentMs ?? 0), 0);
        const times = own.map(asLeft).map(({ atMs }) => atMs);
        // The first page was opened before the first event.
        const most = Math.max(...times) - Math.min(...times) + 30 * MINUTE;
        expect(spent).toBeLessThanOrEqual(times.length > 0 ? most : 0);
      }
    }),
    runs,
  );
});

it('comes to the same in portions, with what arrived late, as in one go', () => {
  fc.assert(
    fc.property(arbitraryVisits, arbitraryCuts, (events, minutes) => {
      const all = inOrder(events);
      let kept: Attempt[] = [];
      let undecided: Undecided | null = null;
      let known: LoggedEvent[] = [];
      const cuts = [...minutes.sort((a, b) => a - b).map((minute) => after(`${minute}m`)), END];
      for (const [place, cut] of cuts.entries()) {
        // Every third event comes a portion late.
        const isLast = place === cuts.length - 1;
        const here = all.filter(
          ({ atMs }, index) => atMs < cut && (isLast || index % 3 !== 0 || atMs < cut - DAY_MS * 2),
        );
        const fresh = here.filter((event) => !known.includes(event));
        known = here;
        const fromMs = Math.min(undecided?.fromMs ?? Infinity, ...fresh.map(({ atMs }) => atMs));
        if (!Number.isFinite(fromMs)) continue;
        ({ kept, undecided } = again(kept, known, fromMs, cut));
      }
      expect(kept).toEqual(observeEffort(events, END));
    }),
    runs,
  );
});

it('puts a log that is read piece by piece into the order in which pages were left', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryVisits, async (events) => {
      const ordered: LoggedEvent[] = [];
      for await (const event of inOrderOfLeaving(oneByOne(inOrder(events)))) ordered.push(event);
      expect(ordered).toEqual(inOrder(events.map(asLeft)));
    }),
    runs,
  );
});

async function* oneByOne(events: readonly LoggedEvent[]) {
  for (const event of events) yield await Promise.resolve(event);
}

/** As the worker does it: what began in the window is replaced, and the week before is known from what is kept. */
function again(kept: Attempt[], known: LoggedEvent[], fromMs: number, nowMs: number) {
  const { replaceFromMs, readFromMs } = windowOf(fromMs);
  const before = kept.filter(
    ({ startedAtMs }) => startedAtMs < replaceFromMs && startedAtMs >= replaceFromMs - 8 * DAY_MS,
  );
  const observer = new EffortObserver(
    before.map((attempt) => ({ ...attempt, about: attempt.about?.id ?? '' })),
    replaceFromMs,
  );
  const read = known.filter(({ atMs }) => atMs >= readFromMs);
  for (const event of inOrder(read.map(asLeft))) observer.take(event);
  const undecided = observer.settle(nowMs);
  return {
    undecided,
    kept: [
      ...kept.filter(({ startedAtMs }) => startedAtMs < replaceFromMs),
      ...observer.takeEnded(),
    ].sort((a, b) => a.startedAtMs - b.startedAtMs || (a.eventId < b.eventId ? -1 : 1)),
  };
}
