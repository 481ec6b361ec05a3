import { type Day, daysBetween } from '@/lib/clock';

/** How long ago something fell due, the youngest first. */
export const AGES = [
  'not_due',
  'days_1_30',
  'days_31_60',
  'days_61_90',
  'days_91_120',
  'over_120',
] as const;
export type Age = (typeof AGES)[number];

/** What is owed on a day, by how long ago it fell due; in minor units of one currency. */
export type Ageing = {
  owed: Record<Age, bigint>;
  /** The client's and on no invoice yet: zero or more, to be taken off. */
  unusedMinor: bigint;
  /** All that is owed less what is unused: the closing balance. */
  togetherMinor: bigint;
  pastDueMinor: bigint;
};

/** Up to so many days past due each age reaches; what is older has the last one. */
const REACH: readonly [Age, number][] = [
  ['not_due', 0],
  ['days_1_30', 30],
  ['days_31_60', 60],
  ['days_61_90', 90],
  ['days_91_120', 120],
];

/** How old it is on a day: due on that very day it is not yet past due. */
export function ageOf(dueOn: Day, on: Day): Age {
  const past = daysBetween(dueOn, on);
  return REACH.find(([, reach]) => past <= reach)?.[0] ?? 'over_120';
}

/**
 * What was open on a day, by age, against the balance of that day. What is open beyond the balance is credit that no
 * invoice has used; what the balance has beyond what is open (money that went back twice over) has no due day, and so is
 * not yet due. Together it is the balance, always.
 */
export function ageingOf(
  open: readonly { dueOn: Day; openMinor: bigint }[],
  closingMinor: bigint,
  on: Day,
): Ageing {
  const owed = Object.fromEntries(AGES.map((age) => [age, 0n])) as Record<Age, bigint>;
  for (const { dueOn, openMinor } of open) owed[ageOf(dueOn, on)] += openMinor;
  const sum = AGES.reduce((total, age) => total + owed[age], 0n);
  const pastDueMinor = sum - owed.not_due;
  const beyondMinor = sum - closingMinor;
  if (beyondMinor < 0n) owed.not_due -= beyondMinor;
  return {
    owed,
    unusedMinor: beyondMinor > 0n ? beyondMinor : 0n,
    togetherMinor: closingMinor,
    pastDueMinor,
  };
}
