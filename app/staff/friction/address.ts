import { type EffortFilter, type PeriodDays, PERIODS } from '@/domain/effort/effort-filter';
import { type EffortView, VIEWS } from '@/domain/effort/list-effort-by';
import { type TaskName, TASKS } from '@/domain/effort/task';
import { type JourneyName, JOURNEYS } from '@/domain/journeys/journey';
import { isDay } from '@/lib/clock';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the page of friction shows. */
export type FrictionView = {
  days: PeriodDays;
  by: EffortView;
  /** Of which task the sums are; all unless told. */
  task?: TaskName;
  journey: JourneyName;
  /** How many clients are listed. */
  rows: number;
};

const DAYS: PeriodDays = 90;
/** A list of clients is one page long, and then as long as anybody reads. */
export const ROWS = [15, 500] as const;

/** What an address asks for; what it says wrong is as if it were not said. */
export function readView(params: SearchParams): FrictionView {
  const { task } = readFilter(params);
  return {
    days: daysOf(params.days),
    by: oneOf(VIEWS, params.by) ?? 'clients',
    journey: oneOf(JOURNEYS, params.journey) ?? 'payment',
    rows: ROWS.find((rows) => String(rows) === params.rows) ?? ROWS[0],
    ...(task && { task }),
  };
}

/** Which tries an address asks for. */
export function readFilter(params: SearchParams): EffortFilter {
  const { client, month, release } = params;
  const task = oneOf(TASKS, params.task);
  const outcome = oneOf(['done', 'given_up'] as const, params.outcome);
  return {
    days: daysOf(params.days),
    ...(task && { task }),
    ...(outcome && { outcome }),
    ...(typeof client === 'string' && { client }),
    ...(typeof month === 'string' && isDay(`${month}-01`) && { month }),
    ...(typeof release === 'string' && release.length <= 60 && { release }),
  };
}

/** The same of an address that a route was asked by. */
export function csvAddressFilter(search: URLSearchParams): EffortFilter {
  return readFilter(Object.fromEntries(search));
}

/** The page under a view; what it is without being told is left out. */
export function frictionAddress(view: FrictionView): string {
  const { days, by, task, journey, rows } = view;
  return address('/staff/friction', {
    days: days === DAYS ? undefined : days,
    by: by === 'clients' ? undefined : by,
    task,
    journey: journey === 'payment' ? undefined : journey,
    rows: rows === ROWS[0] ? undefined : rows,
  });
}

/** Those who stopped on the journey that is shown. */
export function stoppedAddress({ days, journey }: FrictionView): string {
  return address('/staff/friction/stopped', { days, journey });
}

/** The tries behind a figure. */
export function attemptsAddress(filter: EffortFilter, before?: string): string {
  return address('/staff/friction/attempts', { ...filter, before });
}

/** The tries as a file. */
export function csvAddress(filter: EffortFilter): string {
  return address('/api/effort/csv', filter);
}

function address(path: string, values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

function daysOf(value: unknown): PeriodDays {
  return PERIODS.find((days) => String(days) === value) ?? DAYS;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}
