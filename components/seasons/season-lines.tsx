import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Card, CardFoot } from '@/components/ui/card';
import { Name } from '@/components/ui/name';
import { Cell, Table, TableGroup, TableRow } from '@/components/ui/table';
import type { LineStep, SeasonDetail, SeasonLine } from '@/domain/seasons/get-season';

const GROUPS: readonly LineStep[] = [
  'refused',
  'gone',
  'check',
  'waiting',
  'reading',
  'ready',
  'outgoing',
  'published',
];

/** What became of each line of a season's list; what needs somebody stands first. */
export function SeasonLines({
  season: { counts, shown, lines },
  problems,
}: {
  season: Pick<SeasonDetail, 'counts' | 'shown' | 'lines'>;
  /** Why a line is refused, as a sentence, by its number. */
  problems: Readonly<Record<number, string>>;
}) {
  const t = useTranslations('seasons');
  const columns = [
    { key: 'line', label: t('column.line'), className: 'w-16' },
    { key: 'file', label: t('column.file') },
    { key: 'client', label: t('column.client') },
    { key: 'what', label: t('column.what') },
  ];
  return (
    <Card>
      <Table caption={t('column.caption')} columns={columns}>
        {GROUPS.map((group) => {
          const rows = shown.filter(({ step }) => step === group);
          if (rows.length === 0) return null;
          return (
            <Fragment key={group}>
              <TableGroup span={columns.length}>
                {t(`group.${group}`, { count: counts[group] })}
              </TableGroup>
              {rows.map((row) => (
                <Line key={row.line} row={row} problem={problems[row.line]} />
              ))}
            </Fragment>
          );
        })}
      </Table>
      {lines > shown.length && (
        <CardFoot>
          <p className="text-small text-ink-2">{t('more', { count: lines - shown.length })}</p>
        </CardFoot>
      )}
    </Card>
  );
}

function Line({ row, problem }: { row: SeasonLine; problem: string | undefined }) {
  return (
    <TableRow>
      <Cell quiet>{row.line}</Cell>
      <Cell className="max-w-72 wrap-anywhere">
        <bdi>{row.file}</bdi>
      </Cell>
      <Cell detail={row.person}>
        {row.client ? (
          <Name name={row.client.name} lang={row.client.nameLang} />
        ) : (
          <bdi>{row.named}</bdi>
        )}
      </Cell>
      <Cell className="max-w-96">
        {problem ? <span className="text-small text-brick">{problem}</span> : row.title}
      </Cell>
    </TableRow>
  );
}
