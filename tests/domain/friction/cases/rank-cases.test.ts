import { describe, expect, it } from 'vitest';
import { foldCases, rankCases, type Ranked } from '@/domain/friction/cases/rank-cases';
import { rootOf } from '@/domain/friction/cases/root-of';

const today = '2026-11-27';
let count = 0;

function one(part: Partial<Ranked> & { id?: string } = {}): Ranked {
  count += 1;
  const openedOn = part.openedOn ?? today;
  return {
    ...{ id: `case-${String(count).padStart(3, '0')}`, severity: 'medium', stake: [] },
    ...{ openedAt: new Date(`${openedOn}T12:00:00Z`), openedOn, isKnown: false },
    ...part,
  };
}

const stake = (amount: number, currency = 'USD', late = 0) => [
  { left: { amountMinor: BigInt(amount), currency }, lateMinor: BigInt(late) },
];
const ids = (cases: readonly Ranked[]) => cases.map(({ id }) => id);
const rank = (...cases: Ranked[]) => ids(rankCases(cases, 'USD'));

describe('the rank of a case', () => {
  it('is how bad it is, then the money past due, then the money open, then its age', () => {
    const high = one({ id: 'high', severity: 'high' });
    const late = one({ id: 'late', stake: stake(100, 'USD', 100) });
    const lateYen = one({ id: 'yen', stake: stake(900_000, 'JPY', 900_000) });
    const much = one({ id: 'much', stake: stake(90_000) });
    const little = one({ id: 'little', stake: stake(10) });
    const old = one({ id: 'old', openedOn: '2026-11-01' });
    const young = one({ id: 'young' });
    // Yen are not compared with dollars: past due is past due, and behind what can be compared.
    expect(rank(young, little, old, much, lateYen, late, high)).toEqual([
      ...['high', 'late', 'yen', 'much', 'little', 'old', 'young'],
    ]);
  });

  it('is the same whichever way they come', () => {
    const cases = Array.from({ length: 20 }, (_, n) =>
      one({ stake: n % 3 ? stake((n % 5) * 100, n % 2 ? 'USD' : 'EUR') : [] }),
    );
    expect(rank(...[...cases].reverse())).toEqual(rank(...cases));
  });
});

describe('five new cases a day', () => {
  const fold = (cases: Ranked[], workedToday = 0) => {
    const { shown, folded } = foldCases(rankCases(cases, 'USD'), { today, workedToday });
    return [shown.length, folded.length];
  };

  it('are put before somebody; the rest is folded, in order', () => {
    const cases = Array.from({ length: 12 }, () => one());
    expect(fold(cases)).toEqual([5, 7]);
    expect(fold(cases.slice(0, 5))).toEqual([5, 0]);
    const { shown } = foldCases(
      rankCases([...cases, one({ id: 'late', stake: stake(1, 'USD', 1) })], 'USD'),
      {
        today,
        workedToday: 0,
      },
    );
    expect(ids(shown)[0]).toBe('late');
  });

  it('never hold back what is now, what somebody sees to, or what is back', () => {
    const cases = Array.from({ length: 9 }, () => one());
    const now = Array.from({ length: 7 }, () => one({ severity: 'high' }));
    const known = Array.from({ length: 3 }, () => one({ isKnown: true }));
    expect(fold([...cases, ...now, ...known])).toEqual([15, 4]);
  });

  it('are as many each day: what was left over comes up on the days after', () => {
    const dayBefore = Array.from({ length: 12 }, () => one({ openedOn: '2026-11-26' }));
    expect(fold(dayBefore)).toEqual([10, 2]);
    const lastWeek = Array.from({ length: 40 }, () => one({ openedOn: '2026-11-20' }));
    expect(fold(lastWeek)).toEqual([40, 0]);
    expect(fold([...dayBefore, ...Array.from({ length: 6 }, () => one())])).toEqual([10, 8]);
  });

  it('count what was worked of today’s', () => {
    const cases = Array.from({ length: 6 }, () => one());
    expect(fold(cases, 2)).toEqual([3, 3]);
    expect(fold(cases, 9)).toEqual([0, 6]);
    expect(fold([], 3)).toEqual([0, 0]);
  });
});

describe('what a signal is about', () => {
  it.each([
    [
      'a page about one bill',
      'error_hit',
      { kind: 'page', id: '/invoices/in_1' },
      { kind: 'invoice', id: 'in_1' },
    ],
    ['a list', 'dead_click', { kind: 'page', id: '/invoices' }, { kind: 'page', id: '/invoices' }],
    [
      'a page below one',
      'dead_click',
      { kind: 'page', id: '/documents/do_1/looks' },
      { kind: 'page', id: '/documents/do_1/looks' },
    ],
    [
      'a document',
      'document_blocked',
      { kind: 'document', id: 'do_1' },
      { kind: 'document', id: 'do_1' },
    ],
    ['nothing', 'search_empty', null, null],
  ] as const)('%s', (_, rule, subject, root) => {
    expect(rootOf({ rule, subject, facts: {} })).toEqual(root);
  });
});
