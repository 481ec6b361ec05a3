import type { InvoiceFilter } from '@/domain/invoices/list-invoices';

type Place = { show: InvoiceFilter; year: number | null; before?: string | null };

/** The address of the client's list; what is as usual is left out. */
export function listAddress({ show, year, before }: Place): string {
  const search = new URLSearchParams();
  if (show !== 'all') search.set('show', show);
  if (year) search.set('year', String(year));
  if (before) search.set('before', before);
  return search.size > 0 ? `/invoices?${search}` : '/invoices';
}
