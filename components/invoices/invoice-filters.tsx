import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { FilterMenu } from '@/components/ui/filter-menu';
import { Icon } from '@/components/ui/icon';
import { Tabs } from '@/components/ui/tabs';
import type { InvoiceFilter } from '@/domain/invoices/list-invoices';
import { listAddress } from './list-address';

const FILTERS: InvoiceFilter[] = ['all', 'to_pay', 'paid'];

/** Which invoices, with their counts, and of which year. They live in the address. */
export function InvoiceFilters({
  show,
  year,
  counts,
  years,
}: {
  show: InvoiceFilter;
  year: number | null;
  counts: Record<InvoiceFilter, number>;
  years: readonly number[];
}) {
  const t = useTranslations('invoices.list');
  const statements = useTranslations('statements');
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Tabs
        label={t('filters')}
        tabs={FILTERS.map((filter) => ({
          href: listAddress({ show: filter, year }),
          label: t(filter),
          count: counts[filter],
          current: filter === show,
        }))}
      />
      <div className="flex flex-wrap gap-3">
        {show !== 'to_pay' && (years.length > 1 || year !== null) && (
          <FilterMenu
            label={year ? String(year) : t('any_year')}
            icon={<Icon name="calendar" size="button" />}
            options={[null, ...years].map((option) => ({
              href: listAddress({ show, year: option }),
              label: option ? String(option) : t('any_year'),
              current: option === year,
            }))}
            {...(year && {
              clearHref: listAddress({ show, year: null }),
              clearLabel: t('clear_year'),
            })}
          />
        )}
        <LinkButton href="/statements" icon={<Icon name="file-text" size="button" />}>
          {statements('link')}
        </LinkButton>
      </div>
    </div>
  );
}
