import { addDays, type Day } from '@/lib/clock';

/** How often an agreement is billed. */
export const PERIODS = ['month', 'quarter', 'year', 'once'] as const;
export type Period = (typeof PERIODS)[number];

/** From when to when an agreement is, and how often it is billed. Both days belong to it. */
export type Term = { period: Period; startsOn: Day; endsOn: Day | null };

/** What one bill of an agreement is for; both days belong to it. */
export type Span = { from: Day; to: Day };

const MONTHS: Record<Exclude<Period, 'once'>, number> = { month: 1, quarter: 3, year: 12 };

/**
 * The span that begins on `from`, a first day that these functions gave. Spans are counted from the agreement's first day,
 * so that one of 31 January goes on on 28 February and on 31 March. The last one is cut where the agreement ends.
 */
export function spanFrom(term: Term, from: Day): Span {
  const following = startAfter(term, from);
  if (following === null) return { from, to: term.endsOn ?? from };
  const to = addDays(following, -1);
  return { from, to: term.endsOn !== null && term.endsOn < to ? term.endsOn : to };
}

/** The first day of the span after the one that begins on `from`; null where the agreement has ended by then. */
export function nextSpan(term: Term, from: Day): Day | null {
  return within(term, startAfter(term, from));
}

/** The first day of the first span that begins on `day` or later; null where there is none. */
export function firstSpan(term: Term, day: Day): Day | null {
  const { period, startsOn } = term;
  if (period === 'once' || day <= startsOn) return within(term, day <= startsOn ? startsOn : null);
  const step = MONTHS[period];
  const place = Math.floor(monthsBetween(startsOn, day) / step);
  const start = addMonths(startsOn, place * step);
  return within(term, start >= day ? start : addMonths(startsOn, (place + 1) * step));
}

function startAfter({ period, startsOn }: Term, from: Day): Day | null {
  if (period === 'once') return null;
  return addMonths(startsOn, monthsBetween(startsOn, from) + MONTHS[period]);
}

function within({ endsOn }: Term, start: Day | null): Day | null {
  return start !== null && endsOn !== null && start > endsOn ? null : start;
}

/** The same day of a later month, or that month's last where it has no such day. */
function addMonths(day: Day, count: number): Day {
  const months = monthOf(day) + count;
  const last = addDays(firstOf(months + 1), -1);
  const wanted = firstOf(months).slice(0, 8) + day.slice(8);
  return wanted > last ? last : wanted;
}

function firstOf(months: number): Day {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function monthsBetween(from: Day, to: Day): number {
  return monthOf(to) - monthOf(from);
}

function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
