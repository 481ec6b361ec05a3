import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { Money } from '@/components/ui/values';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import { amountText, closing, dayText, type Reading } from './reading';

/** The firm's invoices, to be compared: whose, how they stand, by when, how much. */
export function FirmTable({ rows, reading }: { rows: readonly InvoiceRow[]; reading: Reading }) {
  const t = useTranslations('invoices.firm');
  return (
    <Table
      caption={t('caption')}
      columns={[
        { key: 'client', label: t('client') },
        { key: 'number', label: t('number') },
        { key: 'state', label: t('state') },
        { key: 'due', label: t('due') },
        { key: 'seen', label: t('seen'), className: 'max-md:hidden' },
        { key: 'amount', label: t('amount'), numeric: true },
      ]}
    >
      {rows.map((row) => (
        <FirmRow key={row.id} row={row} reading={reading} />
      ))}
    </Table>
  );
}

function FirmRow({ row, reading }: { row: InvoiceRow; reading: Reading }) {
  const t = useTranslations('invoices.firm');
  const list = useTranslations('invoices.list');
  const asked = useTranslations('questions');
  const { facts, status, client } = row;
  const money = (amountMinor: bigint) => amountText(reading, amountMinor, facts.currency);
  const isPart = status.leftMinor > 0n && status.leftMinor !== facts.totalMinor;
  return (
    <TableRow opens>
      <Cell
        names
        href={`/staff/invoices/${row.id}${status.kind === 'draft' ? '/edit' : ''}`}
        detail={row.title}
      >
        <Name name={client.name} lang={client.nameLang} />
      </Cell>
      <Cell quiet className={row.number ? undefined : 'max-sm:hidden'}>
        {row.number ?? '–'}
      </Cell>
      <Cell>
        <InvoiceChip state={status.kind} reader="firm" />
        {row.questionsWaiting > 0 && (
          <span className="flex items-center gap-1 pt-0.5 text-small text-ink-2">
            <Icon name="message-circle-question-mark" size="chip" />
            {asked('open_mark', { count: row.questionsWaiting })}
          </span>
        )}
      </Cell>
      <DueCell row={row} reading={reading} />
      <Cell quiet className="max-md:hidden">
        {status.kind === 'draft' ? '–' : t(row.seen ? 'seen_yes' : 'seen_no')}
      </Cell>
      <Cell numeric detail={isPart && list('of', { amount: money(facts.totalMinor) })}>
        <Money
          text={money(isPart ? status.leftMinor : facts.totalMinor)}
          column
          struck={status.kind === 'void'}
        />
      </Cell>
    </TableRow>
  );
}

/** By when, and how long that is ago; for what is settled, when it was. */
function DueCell({ row, reading }: { row: InvoiceRow; reading: Reading }) {
  const t = useTranslations('invoices');
  const { facts, status } = row;
  const closed = closing(row);
  if (closed) {
    const day = dayText(reading, closed.on ?? row.issuedOn);
    return <Cell quiet>{t('list.closed', { how: closed.how, day })}</Cell>;
  }
  const late = status.daysPastDue > 0 && (
    <span className="text-brick">{t('firm.days_past', { days: status.daysPastDue })}</span>
  );
  return (
    <Cell quiet detail={late} className={facts.dueOn ? undefined : 'max-sm:hidden'}>
      {dayText(reading, facts.dueOn) || '–'}
    </Cell>
  );
}
