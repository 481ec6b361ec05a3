import type { Statement } from './statement';

/** The movements of a span that a statement with the newest alone does not name. */
export type Earlier = {
  count: number;
  billedMinor: bigint;
  creditedMinor: bigint;
  /** After the last of them. */
  balanceMinor: bigint;
};

/** What moved before the first movement that is named; null where all are. */
export function earlierOf({
  lines,
  lineCount,
  billedMinor,
  creditedMinor,
  openingMinor,
}: Pick<
  Statement,
  'lines' | 'lineCount' | 'billedMinor' | 'creditedMinor' | 'openingMinor'
>): Earlier | null {
  const count = lineCount - lines.length;
  if (count <= 0) return null;
  const sum = (those: Statement['lines']) =>
    those.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const billed = billedMinor - sum(lines.filter(({ amountMinor }) => amountMinor > 0n));
  const credited = creditedMinor - sum(lines.filter(({ amountMinor }) => amountMinor < 0n));
  return {
    count,
    billedMinor: billed,
    creditedMinor: credited,
    balanceMinor: openingMinor + billed + credited,
  };
}
