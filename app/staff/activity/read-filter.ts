import { type By, BYS } from '@/domain/activity/events';
import {
  ACTIVITY_KINDS,
  type ActivityFilter,
  type ActivityKind,
} from '@/domain/activity/list-activity';
import { isDay } from '@/lib/clock';

export type SearchParams = Record<string, string | string[] | undefined>;

/** The filter that an address asks for; what it says wrong is left out. */
export function readFilter(params: SearchParams): ActivityFilter {
  const { client, kind, by, day, before } = params;
  return {
    ...(typeof client === 'string' && { client }),
    ...(isOneOf(ACTIVITY_KINDS, kind) && { kind: kind as ActivityKind }),
    ...(isOneOf(BYS, by) && { by: by as By }),
    ...(typeof day === 'string' && isDay(day) && { day }),
    ...(typeof before === 'string' && { before }),
  };
}

function isOneOf(choices: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && choices.includes(value);
}

/** The address of the log under a filter. */
export function logAddress(filter: ActivityFilter): string {
  const query = new URLSearchParams(filter).toString();
  return query ? `/staff/activity?${query}` : '/staff/activity';
}
