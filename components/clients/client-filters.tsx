import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/ui/filter-menu';
import { Icon } from '@/components/ui/icon';
import { SearchField } from '@/components/ui/search-field';
import type { ClientFilter } from '@/domain/clients/client-filter';
import type { EmployeeChoice } from '@/domain/clients/list-employees';
import { clientsAddress } from './clients-address';

/** The list's search and menus. Each choice is an address, and begins at the first page again. */
export function ClientFilters({
  filter: whole,
  employees,
}: {
  filter: ClientFilter;
  employees: readonly EmployeeChoice[];
}) {
  const t = useTranslations('clients.filter');
  const filter = { ...whole, after: '' };
  const to = (change: Partial<ClientFilter>) => clientsAddress({ ...filter, ...change });
  const chosen = employees.find(({ id, isSelf }) =>
    filter.with === 'me' ? isSelf : id === filter.with,
  );
  const keep = Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => name !== 'q' && value !== ''),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField
        action="/staff/clients"
        label={t('search')}
        value={filter.q}
        keep={keep}
        className="w-60 max-sm:w-full"
      />
      <FilterMenu
        label={chosen ? t('with', { name: chosen.name }) : t('with_anyone')}
        options={employees.map(({ id, name, nameLang, isSelf }) => ({
          href: to({ with: id }),
          label: isSelf ? t('you', { name }) : name,
          lang: nameLang,
          current: chosen?.id === id,
        }))}
        {...(chosen ? { clearHref: to({ with: '' }), clearLabel: t('with_anyone') } : {})}
      />
      <FilterMenu
        label={filter.owing ? t(filter.owing) : t('owing_or_not')}
        options={(['owing', 'past_due'] as const).map((owing) => ({
          href: to({ owing }),
          label: t(owing),
          current: filter.owing === owing,
        }))}
        {...(filter.owing ? { clearHref: to({ owing: '' }), clearLabel: t('owing_or_not') } : {})}
      />
      <div className="sm:ml-auto">
        <FilterMenu
          icon={<Icon name="arrow-down-narrow-wide" size="button" />}
          label={t(`sort_${filter.sort}`)}
          options={(['needs', 'name'] as const).map((sort) => ({
            href: to({ sort }),
            label: t(`sort_${sort}`),
            current: filter.sort === sort,
          }))}
        />
      </div>
    </div>
  );
}
