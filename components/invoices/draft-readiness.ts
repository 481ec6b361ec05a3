import type { HeldLine } from './held-lines';

type Readiness = {
  recipients: number;
  isEmpty: boolean;
  totalMinor: bigint | null;
  dueOn: string;
  today: string;
};

/** The first thing that stands in its way, as the catalogue's `invoices.errors` name it; the verb asks again. */
export function blockedBy({
  recipients,
  isEmpty,
  totalMinor,
  dueOn,
  today,
}: Readiness): string | null {
  if (recipients === 0) return 'no_recipient';
  if (isEmpty) return 'no_lines';
  if (totalMinor === null || totalMinor <= 0n) return 'no_total';
  if (!dueOn) return 'no_due_day';
  return dueOn < today ? 'due_passed' : null;
}

/** The number of the first line that differs and has no reason; null where each has one. */
export function unexplainedLine(held: readonly (HeldLine | null)[]): number | null {
  const place = held.findIndex((line) => line?.unexplained);
  return place < 0 ? null : place + 1;
}
