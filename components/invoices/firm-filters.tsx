import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/ui/filter-menu';
import { Name } from '@/components/ui/name';
import type { BilledClient } from '@/domain/invoices/list-billed-clients';
import type { FirmFilter, FirmInvoices } from '@/domain/invoices/list-firm-invoices';
import { firmAddress } from './firm-address';

/** Whose invoices, and how they stand. They live in the address. */
export function FirmFilters({
  filters,
  show,
  client,
  clients,
  counts,
}: {
  filters: readonly FirmFilter[];
  show: FirmFilter | null;
  client: FirmInvoices['client'];
  clients: readonly BilledClient[];
  counts: FirmInvoices['counts'];
}) {
  const t = useTranslations('invoices.firm');
  const clientId = client?.id ?? null;
  const labelOf = (filter: FirmFilter) => {
    const label = t(`filter.${filter}`);
    const count = filter in counts ? counts[filter as keyof typeof counts] : 0;
    return count > 0 ? t('with_count', { label, count }) : label;
  };
  return (
    <div className="flex flex-wrap gap-2">
      <FilterMenu
        label={client ? <Name name={client.name} lang={client.nameLang} /> : t('any_client')}
        options={clients.map(({ id, name, nameLang }) => ({
          href: firmAddress({ client: id, show }),
          label: name,
          lang: nameLang,
          current: id === clientId,
        }))}
        {...(client && {
          clearHref: firmAddress({ client: null, show }),
          clearLabel: t('clear_client'),
        })}
      />
      <FilterMenu
        label={show ? t(`filter.${show}`) : t('any_state')}
        options={filters.map((filter) => ({
          href: firmAddress({ client: clientId, show: filter }),
          label: labelOf(filter),
          current: filter === show,
        }))}
        {...(show && {
          clearHref: firmAddress({ client: clientId, show: null }),
          clearLabel: t('clear_state'),
        })}
      />
    </div>
  );
}
