import type { OpenFailure } from '@/domain/looks/report-open-failed';

/** Why bytes did not come, by the status of the answer; 0 is no answer at all. */
export function failureOf(status: number): OpenFailure {
  if (status === 0) return 'network';
  if (status === 401 || status === 403) return 'expired';
  if (status === 404) return 'permission';
  return status === 503 || status === 200 || status === 206 ? 'corrupt' : 'network';
}
