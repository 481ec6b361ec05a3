import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { ShareBar } from './share-bar';
import { Labelled } from './task-table';

/** What one task has cost a client, written out. */
export type ClientEffortItem = {
  key: string;
  name: string;
  /** The tries behind it. */
  href: string;
  times: string;
  clicks: string;
  time: string;
  errors: string;
  /** '3.1 × as long', 'as usual'; null where nobody can tell. */
  usual: string | null;
  /** Three times as long as usual is a full bar. */
  share: number;
  isLong: boolean;
};

/** The effort that was seen at one client, beside what is usual. */
export function ClientEffortCard({
  days,
  tasks,
}: {
  days: number;
  tasks: readonly ClientEffortItem[];
}) {
  const t = useTranslations('effort');
  return (
    <Card labelledBy="client-effort">
      <CardHeader
        id="client-effort"
        title={t('client.title', { days })}
        aside={tasks.length > 0 && t('client.usual')}
      />
      {tasks.length === 0 ? (
        <EmptyLine>{t('client.empty', { days })}</EmptyLine>
      ) : (
        <Table
          caption={t('client.title', { days })}
          columns={[
            { key: 'task', label: t('column.task') },
            { key: 'times', label: t('column.times'), numeric: true },
            { key: 'clicks', label: t('column.clicks'), numeric: true },
            { key: 'time', label: t('column.time'), numeric: true },
            { key: 'errors', label: t('column.errors'), numeric: true },
            { key: 'usual', label: t('column.usual') },
          ]}
        >
          {tasks.map((task) => (
            <TableRow key={task.key} opens>
              <Cell names href={task.href}>
                {task.name}
              </Cell>
              <Cell numeric>
                <Labelled label={t('column.times')}>{task.times}</Labelled>
              </Cell>
              <Cell numeric>
                <Labelled label={t('column.clicks')}>{task.clicks}</Labelled>
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                <Labelled label={t('column.time')}>{task.time}</Labelled>
              </Cell>
              <Cell numeric>
                <Labelled label={t('column.errors')}>{task.errors}</Labelled>
              </Cell>
              <Cell>
                {task.usual === null ? (
                  <span className="text-ink-2">{t('too_few')}</span>
                ) : (
                  <span className="flex items-center gap-2.5">
                    <ShareBar share={task.share} tone={task.isLong ? 'brick' : 'grey'} onTrack />
                    <span className={task.isLong ? 'font-strong' : 'text-ink-2'}>{task.usual}</span>
                  </span>
                )}
              </Cell>
            </TableRow>
          ))}
        </Table>
      )}
    </Card>
  );
}
