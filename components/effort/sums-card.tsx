import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { type Tab, Tabs } from '@/components/ui/tabs';
import { Labelled, Total } from './task-table';

/** The tries of a client, a month or a release, written out. */
export type SumItem = {
  key: string;
  name: string;
  lang: string | null;
  detail: string | null;
  href: string;
  begun: string;
  givenUp: string;
  errors: string;
  time: string;
  total: string;
  share: number;
  costliest: string;
};

/** The effort by client, month or release; of one task, or of all. */
export function SumsCard({
  tabs,
  menu,
  what,
  sums,
  hasTimes,
  moreHref,
}: {
  tabs: readonly Tab[];
  /** The menu of tasks. */
  menu: ReactNode;
  /** What a row is: 'Client'. */
  what: string;
  sums: readonly SumItem[];
  /** They are of one task, and say how long a try takes; else which task costs most. */
  hasTimes: boolean;
  moreHref: string | null;
}) {
  const t = useTranslations('effort');
  const largest = Math.max(0, ...sums.map(({ share }) => share));
  return (
    <Card labelledBy="effort-sums">
      <CardHeader
        id="effort-sums"
        title={t('sums.title')}
        aside={
          <div className="flex flex-wrap items-center gap-2">
            <Tabs label={t('sums.title')} tabs={tabs} />
            {menu}
          </div>
        }
      />
      {sums.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <Table
          caption={t('sums.title')}
          columns={[
            { key: 'what', label: what },
            { key: 'begun', label: t('column.begun'), numeric: true },
            {
              key: 'given_up',
              label: t('column.given_up'),
              numeric: true,
              className: 'whitespace-nowrap',
            },
            { key: 'errors', label: t('column.errors'), numeric: true },
            ...(hasTimes ? [{ key: 'time', label: t('column.one_try'), numeric: true }] : []),
            { key: 'total', label: t('column.total') },
            ...(hasTimes ? [] : [{ key: 'costliest', label: t('column.costliest') }]),
          ]}
        >
          {sums.map((sum) => (
            <TableRow key={sum.key} opens>
              <Cell names href={sum.href} detail={sum.detail}>
                <Name name={sum.name} lang={sum.lang} />
              </Cell>
              <Cell numeric>{sum.begun}</Cell>
              <Cell numeric className="whitespace-nowrap">
                <Labelled label={t('column.given_up')}>{sum.givenUp}</Labelled>
              </Cell>
              <Cell numeric>
                <Labelled label={t('column.errors')}>{sum.errors}</Labelled>
              </Cell>
              {hasTimes && (
                <Cell numeric className="whitespace-nowrap">
                  <Labelled label={t('column.one_try')}>{sum.time}</Labelled>
                </Cell>
              )}
              <Cell>
                <Total share={sum.share} text={sum.total} strong={sum.share === largest} />
              </Cell>
              {!hasTimes && (
                <Cell quiet className="whitespace-nowrap">
                  {sum.costliest}
                </Cell>
              )}
            </TableRow>
          ))}
        </Table>
      )}
      <Pager href={moreHref} label={t('sums.more')} />
    </Card>
  );
}
