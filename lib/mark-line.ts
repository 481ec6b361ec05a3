import { multiplyQuantity } from './money';

/** What a client signed up for in one period: `quantityMilli` in thousandths, `unitMinor` in the agreement's currency. */
export type AgreedItem = {
  id: string;
  description: string;
  quantityMilli: bigint;
  unitMinor: bigint;
};

/** A line as it is to be billed; `itemId` is the agreed item that it was taken from, null for a line that was typed. */
export type BilledLine = {
  itemId: string | null;
  description: string;
  quantityMilli: bigint;
  unitMinor: bigint;
};

/**
 * What a line is against the agreement. `moreMinor` is how much more it comes to than was agreed, in minor units of the
 * bill's currency; below zero where it is less.
 */
export type LineMark<I extends AgreedItem = AgreedItem> =
  | { kind: 'as_agreed'; item: I; moreMinor: 0n }
  | { kind: 'changed'; item: I; moreMinor: bigint }
  | { kind: 'new'; item: null; moreMinor: bigint };

/**
 * Compares a line with the item that it is for: as agreed where quantity and price are the same and it is still called
 * so, whatever else its words say ('Bookkeeping, November'). Null is a line that is in no agreement.
 * @throws PortalError invalid for an amount above the limit.
 */
export function markLine<I extends AgreedItem>(
  line: Omit<BilledLine, 'itemId'>,
  item: I | null,
): LineMark<I> {
  const amountMinor = multiplyQuantity(line.unitMinor, line.quantityMilli);
  if (!item) return { kind: 'new', item: null, moreMinor: amountMinor };
  const isSame =
    line.quantityMilli === item.quantityMilli &&
    line.unitMinor === item.unitMinor &&
    folded(line.description).includes(folded(item.description));
  if (isSame) return { kind: 'as_agreed', item, moreMinor: 0n };
  const agreedMinor = multiplyQuantity(item.unitMinor, item.quantityMilli);
  return { kind: 'changed', item, moreMinor: amountMinor - agreedMinor };
}

/**
 * The mark of each line of a bill, in their order. An item is billed once: a second line for it is new, so that nothing
 * billed twice passes as agreed. A line that was typed is held against the item that its words begin with.
 */
export function holdLines<I extends AgreedItem>(
  lines: readonly BilledLine[],
  items: readonly I[],
): LineMark<I>[] {
  const free = new Map(items.map((item) => [item.id, item]));
  const found = lines.map(({ itemId }) => (itemId === null ? null : take(free, itemId)));
  return lines.map((line, place) => {
    const item = found[place] ?? (line.itemId === null ? takeNamed(free, line) : null);
    return markLine(line, item);
  });
}

function take<I>(free: Map<string, I>, id: string): I | null {
  const item = free.get(id) ?? null;
  free.delete(id);
  return item;
}

/** Of two that begin the same the longer one is meant: 'Bookkeeping Plus' is not 'Bookkeeping'. */
function takeNamed<I extends AgreedItem>(free: Map<string, I>, line: BilledLine): I | null {
  const words = folded(line.description);
  const [item] = [...free.values()]
    .filter(({ description }) => words.startsWith(folded(description)))
    .sort((a, b) => b.description.length - a.description.length);
  return item ? take(free, item.id) : null;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
