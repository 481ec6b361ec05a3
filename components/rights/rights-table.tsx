import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Cell, Table, TableRow } from '@/components/ui/table';
import type { RightGroup, RightHolder, RightRow } from '@/domain/rights/describe-table';

/** One part of who may do what: a row each thing, a column each of those who might. */
export function RightsTable({
  group: { title, rows },
  holders,
}: {
  group: RightGroup;
  holders: readonly RightHolder[];
}) {
  const t = useTranslations('rights');
  const columns = [
    { key: 'what', label: t('what'), className: 'w-80' },
    ...holders.map((holder) => ({ key: holder, label: t(`who.${holder}`), className: 'w-24' })),
    { key: 'others', label: t('others'), className: 'w-40' },
  ];
  return (
    <Card>
      <CardHeader title={title} />
      <Table caption={title} columns={columns}>
        {rows.map((row) => (
          <TableRow key={row.verb}>
            <Cell className="max-sm:order-none! max-sm:basis-full max-sm:text-body!">
              {row.words}
            </Cell>
            {holders.map((holder) => (
              <Cell key={holder} className={row.holders[holder] === 'no' ? 'max-sm:hidden' : ''}>
                <Answer holder={holder} row={row} />
              </Cell>
            ))}
            <Cell>{row.others.map((kind) => t(`machines.${kind}`)).join(', ')}</Cell>
          </TableRow>
        ))}
      </Table>
    </Card>
  );
}

/** On a phone, where no column says who, a yes says it. */
function Answer({ holder, row }: { holder: RightHolder; row: RightRow }) {
  const t = useTranslations('rights');
  const answer = row.holders[holder];
  if (answer === 'no') return <span className="sr-only">{t('cell.no')}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name="check" size="button" />
      <span className="sm:hidden">{t(`who.${holder}`)}</span>
      <span className={answer === 'yes' ? 'sr-only' : 'text-small text-ink-2'}>
        {t(`cell.${answer}`)}
      </span>
    </span>
  );
}
