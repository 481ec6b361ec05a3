import { describe, expect, it, test } from 'vitest';
import type { CauseView } from '@/domain/causes/cause-view';
import {
  type CauseReader,
  causesSentence,
  differenceWords,
  enoughWords,
  planWords,
  signalsWords,
  stateSentence,
} from '@/domain/causes/cause-words';
import type { Causes } from '@/domain/causes/list-causes';
import { closeLoop, type Loop } from '@/domain/causes/loop';
import { NARROWED_TO } from '@/domain/causes/measure';
import { measureWords, narrowedName } from '@/domain/causes/measure-words';
import { NARROWINGS, TRY_NAMES, tryKind } from '@/domain/causes/tries';
import { translator } from '@/lib/translator';

const t = translator();
const reader: CauseReader = {
  ...{ locale: 'en-US', zone: 'America/Los_Angeles', today: '2026-11-24', currency: 'USD' },
};
/** The parts of a date are bound. */
const plain = (words: string | null) => words?.replaceAll('\u00a0', ' ') ?? null;

const loopOf = (before: [number, number], since: [number, number]): Loop =>
  closeLoop(
    { before: { hits: before[0], of: before[1] }, since: { hits: since[0], of: since[1] } },
    '2026-11-02',
    '2026-11-22',
  )!;

const cause: CauseView = {
  ...{ id: 'ca_1', state: 'open', sentence: 'Why', remedy: null, dueOn: null, fixedOn: null },
  proposedBy: { name: 'Ruth Adeyemi', nameLang: null },
  proposedAt: new Date('2026-11-24T17:00:00Z'),
  owner: { id: 'em_1', name: 'Tom Brandvold', nameLang: null, isReader: false },
  ...{ measure: null, signals: 3, clients: 2, complaints: 1, lately: null, loop: null },
  ...{ firstSignalAt: new Date('2026-10-04T20:00:00Z'), countedThrough: null },
};

describe('a difference is said with its bounds', () => {
  test.each([
    [[60, 612], [20, 392], '4.7 fewer (1.3 to 7.9)'],
    [[20, 392], [60, 612], '4.7 more (1.3 to 7.9)'],
    [[400, 10_000], [410, 10_000], '0.1 more (−0.4 to +0.6)'],
    [[400, 10_000], [402, 10_000], 'As many as before (−0.5 to +0.6)'],
    [[43, 705], [3, 56], 'Only 56 tries since'],
    [[0, 10], [0, 300], 'Only 10 tries before'],
    [[5, 10], [0, 0], 'Only no tries since'],
  ] as const)('%j before, %j since', (before, since, words) => {
    expect(differenceWords(loopOf([...before], [...since]), t, 'en-US')).toBe(words);
  });

  it('in full, where there is room, though there are few', () => {
    const loop = loopOf([43, 705], [3, 56]);
    expect(differenceWords(loop, t, 'en-US', 'difference_long')).toMatch(
      /^0\.7 fewer in 100 \(−\d\.\d to \+\d\.\d\)$/,
    );
  });
});

test('when there will be enough is said, or why there won’t', () => {
  const said = (before: [number, number], since: [number, number]) =>
    plain(enoughWords(loopOf(before, since), t, reader));
  expect(said([43, 705], [3, 56])).toMatch(/^Enough by about \d+ \w{3}( 2027)?$/);
  expect(said([0, 10], [0, 300])).toBe('Too few before the fix to tell by');
  expect(said([43, 705], [0, 1])).toBe('Not within two years at this rate');
  expect(said([43, 705], [0, 0])).toBe('Nothing is counted since yet');
  expect(said([60, 612], [20, 392])).toBeNull();
});

test('what is planned', () => {
  const plan = (more: Partial<CauseView>) => plain(planWords({ ...cause, ...more }, t, reader));
  expect(plan({})).toBe('No fix yet');
  expect(plan({ remedy: 'Short list first' })).toBe('Short list first; no day yet');
  expect(plan({ dueOn: '2026-12-02' })).toBe('Fix, by 2 Dec');
  expect(plan({ dueOn: '2026-11-23' })).toBe('Fix, was to be in by 23 Nov');
  expect(plan({ remedy: 'Short list first', fixedOn: '2026-11-02' })).toBe(
    'Short list first, since 2 Nov',
  );
});

test('who sees to it', () => {
  const said = (more: Partial<CauseView>) => plain(stateSentence({ ...cause, ...more }, t, reader));
  expect(said({ state: 'proposed' })).toBe(
    'Nobody sees to it yet. Proposed today by Ruth Adeyemi.',
  );
  expect(said({})).toBe('Tom Brandvold sees to it; no day is set for the fix.');
  expect(said({ dueOn: '2026-11-23' })).toMatch(/^Tom Brandvold .* was to be in by 23 November\.$/);
  expect(said({ state: 'fixed', fixedOn: '2026-11-02' })).toBe(
    'Mended on 2 November; Tom Brandvold saw to it.',
  );
  expect(said({ state: 'closed' })).toBe('Closed.');
  expect(said({ state: 'not_a_cause' })).toMatch(/no cause\.$/);
});

test('what is behind it', () => {
  expect(plain(signalsWords(cause, t, reader))).toBe(
    '3 signals at 2 clients since 4 Oct, one of them a complaint',
  );
  expect(signalsWords({ ...cause, signals: 0 }, t, reader)).toBe('No signals yet');
  expect(signalsWords({ ...cause, firstSignalAt: null }, t, reader)).toBe('3 signals');
});

describe('the first sentence', () => {
  const list = (more: Partial<Causes>): Causes => ({
    ...{ proposed: [], running: [], ended: [], endedCount: 0, uncaused: 0 },
    ...more,
  });
  const worked = { ...cause, loop: loopOf([60, 612], [20, 392]) };
  const not = { ...cause, loop: loopOf([400, 10_000], [410, 10_000]) };
  const few = { ...cause, loop: loopOf([43, 705], [3, 56]) };

  test.each([
    [{}, 'No cause is known yet.'],
    [{ proposed: [cause] }, 'One cause is nobody’s yet. No fix can be judged yet.'],
    [
      { proposed: [cause, cause], running: [worked, not, few] },
      '2 causes are nobody’s yet. One of 2 fixes that can be judged worked.',
    ],
    [{ running: [worked] }, 'One cause is being seen to. The one fix that can be judged worked.'],
    [{ ended: [not] }, 'No cause is open. The one fix that can be judged did not work.'],
    [
      { running: [not, few], ended: [not] },
      '2 causes are being seen to. None of 2 fixes that can be judged worked.',
    ],
  ] as [Partial<Causes>, string][])('%#', (more, sentence) => {
    expect(causesSentence(list(more), t)).toBe(sentence);
  });
});

test('whatever a cause can be counted by has words', () => {
  for (const tries of TRY_NAMES) {
    const { rules } = tryKind(tries);
    expect(measureWords({ tries, rules: [...rules], narrowed: null }, t, reader).where).toBeNull();
    expect(t(`causes.tries.${tries}`)).toBeTruthy();
    expect(t(`causes.try.${tries}`)).toBeTruthy();
  }
  for (const by of NARROWINGS) {
    for (const to of NARROWED_TO[by]) {
      const name = narrowedName({ by, to }, t, reader);
      expect(name, to).not.toBe(to);
    }
  }
  expect(narrowedName({ by: 'amount', to: 'medium' }, t, reader)).toBe('of $250.00 to $1,000.00');
  expect(narrowedName({ by: 'page', to: '/new/page' }, t, reader)).toBe('/new/page');
  const measure = {
    tries: 'page',
    rules: ['error_hit'],
    narrowed: { by: 'page', to: '/' },
  } as const;
  expect(measureWords({ ...measure, rules: [...measure.rules] }, t, reader)).toEqual({
    rules: 'Ran into an error',
    where: 'on the home page',
  });
});
