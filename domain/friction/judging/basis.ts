import { createHash } from 'node:crypto';
import type { Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import type { Calendar } from '../detect/calendar';
import { zonedCalendar } from '../detect/zoned-calendar';
import { readChanges } from '../trust/read-changes';
import { type FrictionSettings, withChanges } from '../settings';

/**
 * Raised whenever the rules judge the same events otherwise than before, or keep something else of them: what was put away
 * by other rules is worth nothing then, and each client is judged from the beginning when it is next looked at.
 */
export const ENGINE_VERSION = 3;

/** What a client is judged by, beside the events. */
export interface Basis {
  settings: FrictionSettings;
  calendar: Calendar;
  /** The same for the same rules, settings and calendar, and for no others. */
  key: string;
}

/** The firm's settings and calendar as they are now. Two statements. */
export async function readBasis(db: Reads): Promise<Basis> {
  const [changes, [firm]] = await Promise.all([
    readChanges(db),
    db.$queryRaw<{ zone: string; holidays: Day[] }[]>(sql`
      SELECT f.zone, (SELECT coalesce(json_agg(h.day ORDER BY h.day), '[]') FROM holiday h) AS holidays FROM firm f`),
  ]);
  return basisOf(withChanges(changes), firm?.zone ?? 'UTC', firm?.holidays ?? []);
}

/** What settings and a calendar amount to. */
export function basisOf(settings: FrictionSettings, zone: string, holidays: readonly Day[]): Basis {
  const text = JSON.stringify([settings, zone, holidays]);
  const key = `${ENGINE_VERSION}.${createHash('sha256').update(text).digest('base64url')}`;
  return { settings, calendar: zonedCalendar(zone, holidays), key };
}
