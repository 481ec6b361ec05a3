import { type Day, daysBetween } from '@/lib/clock';
import { rankOf, type Severity } from '../rules';
import type { Stake } from './stake';

/** So many new cases a day are put before somebody; the rest stands folded, in order. */
export const NEW_A_DAY = 5;

/** What a case is ranked by. */
export type Ranked = {
  id: string;
  severity: Severity;
  stake: readonly Stake[];
  openedAt: Date;
  /** The firm's day on which it began. */
  openedOn: Day;
  /** Somebody sees to it, or had it put off and has it back: it is not new. */
  isKnown: boolean;
};

/**
 * The order in which cases want somebody: how bad it is; then whether money is past due, or open at all, and how much of it in
 * the firm's currency (amounts of different currencies are never compared); then how long it has waited.
 */
export function rankCases<T extends Ranked>(cases: readonly T[], currency: string): T[] {
  return [...cases].sort(
    (a, b) =>
      rankOf(b.severity) - rankOf(a.severity) ||
      urgencyOf(b.stake) - urgencyOf(a.stake) ||
      compare(amountOf(b.stake, currency), amountOf(a.stake, currency)) ||
      a.openedAt.getTime() - b.openedAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
}

/**
 * Parts ranked cases into those that are shown and those that are folded. What is *now* is never folded, nor what is known
 * already. Of the others each day brings five before its reader, in the order of their rank, out of what began that day and
 * what was left over before; what they have worked of today's own counts among today's five.
 */
export function foldCases<T extends Ranked>(
  ranked: readonly T[],
  { today, workedToday }: { today: Day; workedToday: number },
): { shown: T[]; folded: T[] } {
  const isFree = ({ severity, isKnown }: Ranked) => severity === 'high' || isKnown;
  const shown = new Set<T>(ranked.filter(isFree));
  const capped = ranked.filter((one) => !isFree(one));
  const days = [...new Set([...capped.map(({ openedOn }) => openedOn), today])].sort();
  let left: T[] = [];
  for (const [place, day] of days.entries()) {
    const before = days[place - 1];
    // The days between, on which nothing began, have brought up what was left over.
    if (before) left = take(left, (daysBetween(before, day) - 1) * NEW_A_DAY, shown);
    left = capped.filter((one) => left.includes(one) || one.openedOn === day);
    left = take(left, NEW_A_DAY - (day === today ? workedToday : 0), shown);
  }
  return {
    shown: ranked.filter((one) => shown.has(one)),
    folded: ranked.filter((one) => !shown.has(one)),
  };
}

function take<T>(from: readonly T[], most: number, into: Set<T>): T[] {
  const count = Math.max(0, most);
  for (const one of from.slice(0, count)) into.add(one);
  return from.slice(count);
}

function urgencyOf(stake: readonly Stake[]): number {
  if (stake.some(({ lateMinor }) => lateMinor > 0n)) return 2;
  return stake.length > 0 ? 1 : 0;
}

function amountOf(stake: readonly Stake[], currency: string): bigint {
  const own = stake.find(({ left }) => left.currency === currency);
  if (!own) return 0n;
  return own.lateMinor > 0n ? own.lateMinor : own.left.amountMinor;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
