import { useTranslations } from 'next-intl';
import { IconLink, LinkButton } from '@/components/ui/button';
import { CheckBox } from '@/components/ui/choices';
import { Icon } from '@/components/ui/icon';
import { Row } from '@/components/ui/list';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Money } from '@/components/ui/values';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import { currencyName } from '@/lib/money';
import { LeftOf } from './left-of';
import { amountText, closing, dayText, type Reading } from './reading';

type RowProps = { row: InvoiceRow; reading: Reading };

/**
 * Something is left to pay. The first one keeps its button on a phone, and has the lamp; where several are paid at once
 * there are check boxes in place of buttons, and one in another currency is paid alone.
 */
export function ToPayRow({
  row,
  reading,
  way,
}: RowProps & { way: 'first' | 'button' | 'choose' | 'alone' }) {
  const t = useTranslations('invoices');
  const { facts, status } = row;
  const when = status.daysPastDue > 0 ? 'past' : facts.dueOn === reading.today ? 'today' : 'ahead';
  const number = row.number ?? '';
  return (
    <Row
      title={row.title}
      href={`/invoices/${row.id}`}
      lead={
        way === 'choose' && (
          <CheckBox
            bare
            name="invoice"
            value={row.id}
            defaultChecked
            label={t('list.pay_this', { number })}
          />
        )
      }
      detail={
        <>
          {`${t('one', { number })} · ${t('list.due', { when, day: dayText(reading, facts.dueOn) })}`}
          {way === 'alone' && (
            <span className="relative z-1 block">
              {t('list.on_its_own', {
                currency: currencyName(facts.currency, reading.locale),
              })}{' '}
              <a href={`/invoices/${row.id}`} className="link">
                {t('list.pay_alone')}
              </a>
            </span>
          )}
        </>
      }
      state={<InvoiceChip state={status.kind} reader="client" />}
      amount={<LeftOf row={row} reading={reading} />}
      keepAction={way === 'first'}
      action={
        <>
          {(way === 'first' || way === 'button') && (
            <LinkButton
              href={`/invoices/${row.id}`}
              look={way === 'first' ? 'lamp' : 'outline'}
              className="sm:w-20"
              aria-label={t('list.pay_this', { number })}
            >
              {t('list.pay')}
            </LinkButton>
          )}
          <PdfLink row={row} />
        </>
      }
    />
  );
}

/** All that is owed of it has set out. */
export function OnItsWayRow({ row, reading }: RowProps) {
  const t = useTranslations('invoices');
  const { facts } = row;
  const expected = t('list.expected', {
    known: facts.expectedOn ? 'yes' : 'no',
    day: dayText(reading, facts.expectedOn),
  });
  return (
    <Row
      title={row.title}
      href={`/invoices/${row.id}`}
      detail={`${t('one', { number: row.number ?? '' })} · ${expected}`}
      state={<InvoiceChip state="clearing" reader="client" />}
      amount={<Money text={amountText(reading, facts.clearingMinor, facts.currency)} column />}
      action={<PdfLink row={row} />}
    />
  );
}

/** Settled, or cancelled. */
export function ClosedRow({ row, reading }: RowProps) {
  const t = useTranslations('invoices');
  const { facts, status } = row;
  const closed = closing(row);
  const day = dayText(reading, closed?.on ?? row.issuedOn);
  const detail = [
    t('one', { number: row.number ?? '' }),
    closed && t('list.closed', { how: closed.how, day }),
  ];
  return (
    <Row
      title={row.title}
      href={`/invoices/${row.id}`}
      detail={detail.filter(Boolean).join(' · ')}
      state={<InvoiceChip state={status.kind} reader="client" />}
      amount={
        <Money
          text={amountText(reading, facts.totalMinor, facts.currency)}
          column
          struck={status.kind === 'void'}
        />
      }
      action={<PdfLink row={row} />}
    />
  );
}

function PdfLink({ row }: { row: InvoiceRow }) {
  const t = useTranslations('invoices');
  return (
    <IconLink
      href={`/api/invoices/${row.id}/pdf?download`}
      download
      label={t('list.pdf', { number: row.number ?? '' })}
      icon={<Icon name="download" />}
      className="max-sm:hidden"
    />
  );
}
