import { VERSION } from '@/lib/release';
import type { World } from './world';

/** The firm has run the portal for a year, and has brought it up to date as often as one does. */
const EARLIER: [version: string, daysAgo: number][] = [
  ['0.0.7', 330],
  ['0.0.8', 196],
  ['0.0.9', 83],
];
const CURRENT_DAYS_AGO = 24;

/** Which release of the portal ran when. */
export function buildReleases({ rows, calendar }: World): void {
  for (const [version, daysAgo] of [...EARLIER, [VERSION, CURRENT_DAYS_AGO] as const]) {
    const day = calendar.workdayBy(calendar.daysAgo(daysAgo));
    rows.portalRelease.push({ version, beganAt: calendar.at(day, '20:30') });
  }
}
