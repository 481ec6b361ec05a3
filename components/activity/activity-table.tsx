import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Name } from '@/components/ui/name';
import { Cell, Table, TableGroup, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/values';
import type { EventWords } from '@/domain/activity/describe-event';
import type { LogEntry } from '@/domain/activity/log-entry';
import { ByMark } from './by-mark';
import { WhatHappened } from './what-happened';

/** An event with its time and words written out. */
export type ActivityItem = Pick<LogEntry, 'id' | 'by' | 'type' | 'who' | 'client'> & {
  /** ISO 8601. */
  at: string;
  time: string;
  words: EventWords;
  href: string | null;
  lang: string | null;
};

export type ActivityDay = { day: string; heading: string; items: readonly ActivityItem[] };

/** The log, newest first, under its days. */
export function ActivityTable({ days, zone }: { days: readonly ActivityDay[]; zone: string }) {
  const t = useTranslations('activity');
  const columns = [
    { key: 'time', label: t('columns.time', { zone }), className: 'w-24' },
    { key: 'by', label: t('columns.by'), className: 'w-28' },
    { key: 'who', label: t('columns.who'), className: 'w-44' },
    { key: 'client', label: t('columns.client'), className: 'w-56' },
    { key: 'what', label: t('columns.what') },
  ];
  return (
    <Table caption={t('table')} columns={columns}>
      {days.map(({ day, heading, items }) => (
        <Fragment key={day}>
          <TableGroup span={columns.length}>{heading}</TableGroup>
          {items.map((item) => (
            <ActivityRow key={item.id} item={item} />
          ))}
        </Fragment>
      ))}
    </Table>
  );
}

function ActivityRow({ item }: { item: ActivityItem }) {
  const t = useTranslations('activity');
  return (
    <TableRow>
      <Cell>
        {/* The address of the event: signals point here. */}
        <span id={`event-${item.id}`} className="scroll-mt-20">
          <Time at={item.at} text={item.time} log />
        </span>
      </Cell>
      <Cell>
        <ByMark by={item.by} />
      </Cell>
      <Cell>
        <span className="font-name">
          {item.who ? <Name name={item.who.name} lang={item.who.nameLang} /> : t('nobody')}
        </span>
      </Cell>
      <Cell>
        {item.client ? (
          <Name name={item.client.name} lang={item.client.nameLang} />
        ) : (
          t('no_client')
        )}
      </Cell>
      <Cell className="max-sm:order-none! max-sm:basis-full max-sm:text-body!">
        <WhatHappened type={item.type} words={item.words} href={item.href} lang={item.lang} />
      </Cell>
    </TableRow>
  );
}
