import { addDays, type Day, isDay } from '@/lib/clock';
import { PortalError } from '@/lib/errors';

/** Spans with a name, in the order in which they are offered. */
export const NAMED_SPANS = [
  'this_month',
  'last_month',
  'this_quarter',
  'this_year',
  'last_year',
  'all',
] as const;
export type NamedSpan = (typeof NAMED_SPANS)[number];

/** What a statement is about: whole days of the firm's, both of them in it. */
export type Span = {
  name: NamedSpan | 'chosen';
  /** Null for the very beginning. */
  from: Day | null;
  to: Day;
};

/** A span as an address or a form bears it; all of it may be missing. */
export type SpanInput = {
  span?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Before this nothing was ever billed that anybody still asks about. */
const FIRST_DAY: Day = '1900-01-01';

/**
 * The span that is asked for: two days, a name, or this year so far. A name that is not known is passed over; of two days
 * the one that is missing is the beginning, or today.
 * @throws PortalError invalid, with the message on `from` or `to`: no such day, still to come, or the wrong way round.
 */
export function readSpan({ span, from, to }: SpanInput, today: Day): Span {
  const first = from?.trim() ?? '';
  const last = to?.trim() ?? '';
  if (!first && !last) {
    return namedSpan(NAMED_SPANS.find((name) => name === span) ?? 'this_year', today);
  }
  return checkSpan({ name: 'chosen', from: first || null, to: last || today }, today);
}

/**
 * A span that can be: real days, none still to come, the first not after the last.
 * @throws PortalError invalid, with the message on `from` or `to`
 */
export function checkSpan(span: Span, today: Day): Span {
  const fields = Object.fromEntries(
    [
      ['from', faultOf(span.from ?? FIRST_DAY, today)],
      ['to', faultOf(span.to, today)],
    ].filter(([, fault]) => fault),
  ) as Record<string, string>;
  if (Object.keys(fields).length === 0 && span.from && span.from > span.to) {
    fields.from = 'statements.errors.backwards';
  }
  const [first] = Object.values(fields);
  if (first) throw new PortalError('invalid', first, { fields });
  return span;
}

function faultOf(day: Day, today: Day): string | null {
  if (!isDay(day)) return 'errors.day_invalid';
  if (day < FIRST_DAY) return 'statements.errors.too_early';
  return day > today ? 'statements.errors.ahead' : null;
}

function namedSpan(name: NamedSpan, today: Day): Span {
  const year = today.slice(0, 4);
  const month = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'this_month':
      return { name, from: month, to: today };
    case 'last_month': {
      const to = addDays(month, -1);
      return { name, from: `${to.slice(0, 7)}-01`, to };
    }
    case 'this_quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { name, from: `${year}-${String(first).padStart(2, '0')}-01`, to: today };
    }
    case 'this_year':
      return { name, from: `${year}-01-01`, to: today };
    case 'last_year': {
      const to = addDays(`${year}-01-01`, -1);
      return { name, from: `${to.slice(0, 4)}-01-01`, to };
    }
    case 'all':
      return { name, from: null, to: today };
  }
}
