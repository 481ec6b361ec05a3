import { PortalError } from '@/lib/errors';
import type { KeptAs } from './category-input';

const MOST_YEARS = 100;

/**
 * How long papers of a category are kept, as its row says it.
 * @throws PortalError invalid, at `years`
 */
export function keptFor({ kept, years }: { kept: KeptAs; years: string }): {
  years: number | null;
  forEver: boolean;
} {
  if (kept !== 'years') return { years: null, forEver: kept === 'for_ever' };
  const count = /^\d{1,3}$/.test(years) ? Number(years) : 0;
  if (count >= 1 && count <= MOST_YEARS) return { years: count, forEver: false };
  throw new PortalError('invalid', 'errors.invalid', {
    fields: { years: 'categories.errors.years' },
  });
}
