import { type Sql, sql } from '@/lib/db';
import type { Period } from '../effort/effort-filter';
import { DAY_MS } from '../effort/task';
import type { Journey, Span } from './journey';

/** When somebody has to have set out to be counted in a period: so that each of them has had their time by now. */
export function spanOf({ patienceDays }: Journey, { fromAt, untilAt }: Period): Span {
  const patienceMs = patienceDays * DAY_MS;
  return {
    fromAt: new Date(fromAt.getTime() - patienceMs),
    untilAt: new Date(untilAt.getTime() - patienceMs),
  };
}

/** The last step that was reached by way of all before it. Places are numbers of ours, which a statement can't take as values. */
export function reachedOf({ steps }: Journey): Sql {
  const missing = steps.map((_, index) => `WHEN s${index + 1} IS NULL THEN ${index}`).join(' ');
  return sql([`CASE ${missing} ELSE ${steps.length} END`]);
}
