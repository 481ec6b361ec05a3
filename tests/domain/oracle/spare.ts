import { type Currency, givenOf, goneOf, least, leavingOf, type Source } from './things';

/** What of a note or a payment a bill could still be given. */
export type Spare = { source: Source; leftMinor: bigint };

/** What is left in a currency, the oldest first; what a bank took beyond what was left is owed, and comes off the newest. */
export function spareIn(currency: Currency, all: readonly Source[]): Spare[] {
  let owing = 0n;
  const found: Spare[] = [];
  for (const source of all.filter((one) => one.currency === currency)) {
    if (source.kind === 'payment' && source.state !== 'succeeded') continue;
    const gone = source.kind === 'payment' ? goneOf(source) : 0n;
    const leaving = source.kind === 'payment' ? leavingOf(source) : 0n;
    const rest = source.amountMinor - gone - givenOf(source);
    if (rest < 0n) owing -= rest;
    else if (rest > leaving) found.push({ source, leftMinor: rest - leaving });
  }
  found.sort((a, b) => a.source.born - b.source.born);
  for (const one of [...found].reverse()) {
    const off = least(owing, one.leftMinor);
    owing -= off;
    one.leftMinor -= off;
  }
  return found.filter(({ leftMinor }) => leftMinor > 0n);
}
