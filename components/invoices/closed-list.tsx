import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import type { InvoiceFilter, InvoiceList } from '@/domain/invoices/list-invoices';
import { formatMoneyList } from '@/lib/money';
import { ClosedRow } from './client-rows';
import { listAddress } from './list-address';
import type { Reading } from './reading';

/** What is paid, credited or cancelled, the newest first; a year at a time where one is chosen. */
export function ClosedList({
  list,
  reading,
  show,
  year,
  turned,
  credits,
}: {
  list: InvoiceList;
  reading: Reading;
  show: InvoiceFilter;
  year: number | null;
  /** Not the first page. */
  turned: boolean;
  /** Where the credit notes below go on, which stay as they are. */
  credits: string | undefined;
}) {
  const t = useTranslations('invoices.list');
  const { year: paidYear, sums } = list.paidInYear;
  const now = Number(reading.today.slice(0, 4)) === paidYear ? 'yes' : 'no';
  return (
    <Section
      title={t('paid_and_closed')}
      aside={
        turned ? (
          <a href={listAddress({ show, year, credits })} className="link">
            {t('newest')}
          </a>
        ) : (
          sums.length > 0 &&
          t('year_so_far', {
            now,
            year: String(paidYear),
            amounts: formatMoneyList(sums, reading.locale),
          })
        )
      }
    >
      <Card>
        {list.closed.length > 0 ? (
          <List>
            {list.closed.map((row) => (
              <ClosedRow key={row.id} row={row} reading={reading} />
            ))}
          </List>
        ) : (
          <EmptyLine>
            {year ? t('nothing_in_year', { year: String(year) }) : t('nothing_closed')}
          </EmptyLine>
        )}
        <Pager
          href={list.more.closed && listAddress({ show, year, before: list.more.closed, credits })}
          label={t('earlier')}
        />
      </Card>
    </Section>
  );
}
