import type { InvoiceFilter } from '@/domain/invoices/list-invoices';

type Place = {
  show: InvoiceFilter;
  year: number | null;
  before?: string | null | undefined;
  /** Where the list of credit notes goes on, which turns its pages apart from the invoices. */
  credits?: string | null | undefined;
};

/** The address of the client's list; what is as usual is left out. */
export function listAddress({ show, year, before, credits }: Place): string {
  const search = new URLSearchParams();
  if (show !== 'all') search.set('show', show);
  if (year) search.set('year', String(year));
  if (before) search.set('before', before);
  if (credits) search.set('credits', credits);
  return search.size > 0 ? `/invoices?${search}` : '/invoices';
}
