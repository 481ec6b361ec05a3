import type { FirmFilter } from '@/domain/invoices/list-firm-invoices';

type Place = { client: string | null; show: FirmFilter | null; before?: string | null };

/** The address of the firm's list; what is as usual is left out. */
export function firmAddress({ client, show, before }: Place): string {
  const search = new URLSearchParams();
  if (client) search.set('client', client);
  if (show) search.set('show', show);
  if (before) search.set('before', before);
  return search.size > 0 ? `/staff/invoices?${search}` : '/staff/invoices';
}
