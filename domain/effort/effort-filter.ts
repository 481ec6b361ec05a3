import { addDays, type Day, startOfDay } from '@/lib/clock';
import { type Sql, sql, sqlJoin } from '@/lib/db';
import { parseId } from '@/lib/ids';
import type { TaskName } from './task';

/** How many days back a page looks. */
export const PERIODS = [30, 90, 365] as const;
export type PeriodDays = (typeof PERIODS)[number];

/** Stands for the time before the first release that was noted. */
export const NO_RELEASE = 'none';

/** Which tries are meant. */
export type EffortFilter = {
  days: PeriodDays;
  task?: TaskName;
  /** A public id. */
  client?: string;
  /** A month of the firm's zone, 'YYYY-MM'. */
  month?: string;
  release?: string;
  outcome?: 'done' | 'given_up';
};

/** From the first day to the last, both in it; the last is today. */
export type Period = { from: Day; to: Day; fromAt: Date; untilAt: Date };

/** The days of a period, and the instants at which they begin and end in the firm's zone. */
export function periodOf(days: number, today: Day, zone: string): Period {
  const from = addDays(today, 1 - days);
  return {
    ...{ from, to: today },
    fromAt: startOfDay(zone, from),
    untilAt: startOfDay(zone, addDays(today, 1)),
  };
}

/**
 * The condition on `task_attempt a`.
 * @throws PortalError not_found for what is no client's id
 */
export function tries(filter: EffortFilter, period: Period, zone: string): Sql {
  const { task, client, month, release, outcome } = filter;
  const parts = [
    sql`a.started_at >= ${period.fromAt}`,
    sql`a.started_at < ${period.untilAt}`,
    ...(task ? [sql`a.task = ${task}::effort_task`] : []),
    ...(client ? [sql`a.client_id = ${parseId('cl', client)}::uuid`] : []),
    ...(outcome ? [sql`a.outcome = ${outcome}::attempt_outcome`] : []),
    ...(month ? within(month, zone) : []),
    ...(release
      ? [release === NO_RELEASE ? sql`a.release IS NULL` : sql`a.release = ${release}`]
      : []),
  ];
  return sqlJoin(parts, ' AND ');
}

function within(month: string, zone: string): Sql[] {
  const first = `${month}-01`;
  return [
    sql`a.started_at >= ${startOfDay(zone, first)}`,
    sql`a.started_at < ${startOfDay(zone, firstOfNext(first))}`,
  ];
}

/** The first day of the month after the one that `first` begins. */
export function firstOfNext(first: Day): Day {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}
