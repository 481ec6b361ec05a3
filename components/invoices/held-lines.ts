import type { SignedItem, SignedUp } from '@/domain/clients/signed-up';
import { PortalError } from '@/lib/errors';
import { holdLines, type LineMark } from '@/lib/mark-line';
import { multiplyQuantity, parseMoney } from '@/lib/money';
import { parseQuantity } from '@/lib/quantity';
import { addUp, type TaxRate } from '@/lib/tax';
import type { Tongue, TypedLine } from './typed-lines';

/** A line of the editor beside what was agreed; `unexplained` while it differs and says no reason. */
export type HeldLine = LineMark<SignedItem> & { unexplained: boolean };

type Read = { description: string; quantityMilli: bigint; unitMinor: bigint };

/**
 * Each typed line held against the agreements; null for one that can't be read yet, and for all where nothing was agreed.
 * What was agreed in another currency is no measure for this bill.
 */
export function heldLines(
  lines: readonly TypedLine[],
  agreements: readonly SignedUp[],
  tongue: Tongue,
): (HeldLine | null)[] {
  if (agreements.length === 0) return lines.map(() => null);
  const items = agreements
    .filter(({ currency }) => currency === tongue.currency)
    .flatMap((agreement) => agreement.items);
  const read = lines.map((line) => readLine(line, tongue));
  const marks = holdLines(
    lines.flatMap((line, place) => {
      const one = read[place];
      return one ? { ...one, itemId: line.item || null } : [];
    }),
    items,
  );
  return lines.map((line, place) => {
    const mark = read[place] ? marks.shift() : undefined;
    if (!mark) return null;
    return { ...mark, unexplained: mark.kind !== 'as_agreed' && !line.reason.trim() };
  });
}

/** The sums beside the lines, in minor units of the bill's currency. */
export type AgainstUsual = { agreedMinor: bigint; moreMinor: bigint };

/**
 * What the bill comes to against what was agreed: by the agreements that it has lines of, or by the first where it has
 * none of any. An agreement is made without tax: what was agreed counts with the tax that its line has on this bill, so that
 * the difference is in what was agreed and not in the tax.
 */
export function againstUsual(
  held: readonly (HeldLine | null)[],
  agreements: readonly SignedUp[],
  bill: { currency: string; totalMinor: bigint; rates: readonly (TaxRate | null)[] },
): AgainstUsual {
  const rates = new Map(held.map((line, place) => [line?.item?.id, bill.rates[place] ?? null]));
  const same = agreements.filter(({ currency }) => currency === bill.currency);
  const billed = same.filter(({ items }) => items.some(({ id }) => rates.has(id)));
  const counted = billed.length > 0 ? billed : same.slice(0, 1);
  const agreed = counted
    .flatMap(({ items }) => items)
    .map(({ id, unitMinor, quantityMilli }) => ({
      amountMinor: multiplyQuantity(unitMinor, quantityMilli),
      rate: rates.get(id) ?? null,
    }));
  const agreedMinor = addUp(agreed).totalMinor;
  return { agreedMinor, moreMinor: bill.totalMinor - agreedMinor };
}

function readLine(line: TypedLine, { currency, locale }: Tongue): Read | null {
  const description = line.description.trim();
  if (!description || !line.price.trim()) return null;
  try {
    const { amountMinor } = parseMoney(line.price, currency, locale, { negative: true });
    const quantityMilli = parseQuantity(line.quantity || '1', locale);
    multiplyQuantity(amountMinor, quantityMilli);
    return { description, quantityMilli, unitMinor: amountMinor };
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}
