import { type LineMark, markLine } from '@/lib/mark-line';
import type { StoredLine } from './list-lines';

/**
 * What a line of a sent bill is against the agreement that the bill was held against. Null where the reader may not see
 * what was agreed.
 */
export function sentMark(line: StoredLine): LineMark | null {
  const { agreementItemId: id, agreedDescription, agreedQuantityMilli, agreedUnitMinor } = line;
  if (id === null) return markLine(line, null);
  if (agreedDescription === null || agreedQuantityMilli === null || agreedUnitMinor === null)
    return null;
  return markLine(line, {
    id,
    description: agreedDescription,
    quantityMilli: agreedQuantityMilli,
    unitMinor: agreedUnitMinor,
  });
}
