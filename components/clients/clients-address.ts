import type { ClientFilter } from '@/domain/clients/client-filter';

/** The address of the list with a filter; what is at its usual value is left out. */
export function clientsAddress({ sort, ...rest }: ClientFilter): string {
  const query = new URLSearchParams(
    Object.entries({ ...rest, ...(sort === 'needs' ? {} : { sort }) }).filter(([, value]) => value),
  );
  return query.size > 0 ? `/staff/clients?${query.toString()}` : '/staff/clients';
}
