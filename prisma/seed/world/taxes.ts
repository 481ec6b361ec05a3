import type { TaxRate } from '@/lib/tax';
import { yearOf } from './calendar';
import type { World } from './world';

const NAME = 'Sales tax, Washington';
/** In thousandths of a percent: until last year's end, and since. */
const BEFORE_MILLI = 10_250;
const NOW_MILLI = 10_350;

/** The tax on software that is passed on: at a higher rate since the year began, so that there is one that has ended. */
export function buildTaxes({ calendar, rows, beganAt, newId }: World): void {
  const changedAt = calendar.at(`${yearOf(calendar.today)}-01-01`, '00:00');
  rows.taxRate.push(
    {
      id: newId(beganAt),
      name: NAME,
      rateMilli: BEFORE_MILLI,
      createdAt: beganAt,
      endedAt: changedAt,
    },
    { id: newId(changedAt), name: NAME, rateMilli: NOW_MILLI, createdAt: changedAt, endedAt: null },
  );
}

/** The rate at which a bill of that moment is taxed. */
export function rateAt({ rows }: World, at: Date): TaxRate {
  const rate = rows.taxRate.find(({ endedAt }) => !endedAt || at < endedAt);
  if (!rate) throw new Error('The demo has no tax that runs.');
  return rate;
}
