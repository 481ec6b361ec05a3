import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSpan, nextSpan, PERIODS, spanFrom, type Term } from '@/domain/agreements/periods';
import { spanWords } from '@/domain/agreements/span-words';
import { addDays, daysBetween } from '@/lib/clock';
import { translator } from '@/lib/translator';

function term(changes: Partial<Term> = {}): Term {
  return { period: 'month', startsOn: '2026-01-31', endsOn: null, ...changes };
}

/** The first days of the first spans. */
function starts(of: Term, count: number): string[] {
  const days: string[] = [];
  for (let day = firstSpan(of, of.startsOn); day && days.length < count; day = nextSpan(of, day)) {
    days.push(day);
  }
  return days;
}

describe('the spans of an agreement', () => {
  it('are counted from its first day, whatever months are short', () => {
    expect(starts(term(), 5)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
    expect(starts(term({ startsOn: '2027-11-30', period: 'quarter' }), 3)).toEqual([
      '2027-11-30',
      '2028-02-29',
      '2028-05-30',
    ]);
    expect(starts(term({ startsOn: '2028-02-29', period: 'year' }), 5)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
    expect(starts(term({ period: 'once' }), 3)).toEqual(['2026-01-31']);
  });

  it('end on the day before the next, and the last where the agreement ends', () => {
    expect(spanFrom(term(), '2026-02-28')).toEqual({ from: '2026-02-28', to: '2026-03-30' });
    const ending = term({ startsOn: '2026-01-01', endsOn: '2026-03-15' });
    expect(spanFrom(ending, '2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-15' });
    expect(nextSpan(ending, '2026-03-01')).toBeNull();
    const once = term({ period: 'once', endsOn: '2026-06-30' });
    expect(spanFrom(once, '2026-01-31')).toEqual({ from: '2026-01-31', to: '2026-06-30' });
  });

  it('begin, for an agreement that is written down late, with the first that is still to come', () => {
    expect(firstSpan(term(), '2026-02-28')).toBe('2026-02-28');
    expect(firstSpan(term(), '2026-03-01')).toBe('2026-03-31');
    expect(firstSpan(term(), '2025-06-01')).toBe('2026-01-31');
    expect(firstSpan(term({ endsOn: '2026-02-27' }), '2026-02-01')).toBeNull();
    expect(firstSpan(term({ period: 'once' }), '2026-02-01')).toBeNull();
  });

  it('follow each other without a gap, whenever one begins', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
    const terms = fc.record({
      period: fc.constantFrom(...PERIODS.filter((period) => period !== 'once')),
      startsOn: day,
      lasts: fc.option(fc.nat({ max: 2_000 })),
    });
    fc.assert(
      fc.property(terms, fc.integer({ min: -400, max: 2_000 }), ({ lasts, ...rest }, away) => {
        const endsOn = lasts === null ? null : addDays(rest.startsOn, lasts);
        const of = { ...rest, endsOn };
        const asked = addDays(of.startsOn, away);
        const first = firstSpan(of, asked);
        if (first === null) {
          expect(endsOn !== null && endsOn < addDays(asked, 370)).toBe(true);
          return;
        }
        expect(first >= asked && first >= of.startsOn).toBe(true);
        let from: string = first;
        for (let left = 30; left > 0; left -= 1) {
          const { to } = spanFrom(of, from);
          expect(to >= from).toBe(true);
          const next = nextSpan(of, from);
          if (next === null) {
            expect(to).toBe(endsOn);
            return;
          }
          expect(daysBetween(to, next)).toBe(1);
          // No drift: the same day of the month, or that month's last.
          const isLast = addDays(next, 1).endsWith('-01');
          expect(next.slice(8) === of.startsOn.slice(8) || isLast).toBe(true);
          from = next;
        }
      }),
    );
  });
});

describe('a span in words', () => {
  const say = (from: string, to: string) =>
    spanWords({ from, to }, { t: translator(), locale: 'en-US' }).replace(/\u00a0/g, ' ');

  it.each([
    ['2026-11-01', '2026-11-30', 'November 2026'],
    ['2026-10-01', '2026-12-31', 'October to December 2026'],
    ['2026-12-01', '2027-02-28', 'December 2026 to February 2027'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-11-15', '2026-12-14', '15 Nov 2026 to 14 Dec 2026'],
    ['2026-11-01', '2026-11-15', '1 Nov 2026 to 15 Nov 2026'],
    ['2026-11-15', '2026-11-15', '15 Nov 2026'],
  ])('%s to %s: %s', (from, to, words) => {
    expect(say(from, to)).toBe(words);
  });
});
