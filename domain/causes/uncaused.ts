import { now } from '@/lib/clock';
import { type Sql, sql } from '@/lib/db';
import { DAY_MS } from '../friction/settings';
import { IS_REAL } from './tries-sql';

/** Signals of so many days are asked for a cause: what was long ago nobody can find out any more. */
export const UNCAUSED_DAYS = 90;

/** Nobody has said what is behind a signal `s`. */
export const HAS_NO_CAUSE: Sql = sql`AND NOT EXISTS (SELECT 1 FROM signal_cause g WHERE g.signal_id = s.id)`;

/** Of a signal `s`: raised within so many days, of something that happened, and nobody has said yet what is behind it. */
export function isUncaused(days: number): Sql {
  return sql`s.raised_at > ${new Date(now().getTime() - days * DAY_MS)} AND ${IS_REAL}
    ${HAS_NO_CAUSE}`;
}
