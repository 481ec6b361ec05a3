import type { SignedItem, SignedUp } from '@/domain/clients/signed-up';
import { PortalError } from '@/lib/errors';
import { holdLines, type LineMark } from '@/lib/mark-line';
import { multiplyQuantity, parseMoney } from '@/lib/money';
import { parseQuantity } from '@/lib/quantity';
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
 * none of any.
 */
export function againstUsual(
  held: readonly (HeldLine | null)[],
  agreements: readonly SignedUp[],
  { currency, totalMinor }: { currency: string; totalMinor: bigint },
): AgainstUsual {
  const used = new Set(held.map((line) => line?.item?.id));
  const same = agreements.filter((agreement) => agreement.currency === currency);
  const billed = same.filter(({ items }) => items.some(({ id }) => used.has(id)));
  const counted = billed.length > 0 ? billed : same.slice(0, 1);
  const agreedMinor = counted
    .flatMap(({ items }) => items)
    .reduce((sum, item) => sum + multiplyQuantity(item.unitMinor, item.quantityMilli), 0n);
  return { agreedMinor, moreMinor: totalMinor - agreedMinor };
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
