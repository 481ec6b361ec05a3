import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { ShareBar } from './share-bar';

/** What one task costs, with every figure written out. */
export type TaskItem = {
  key: string;
  name: string;
  /** The tries behind it. */
  href: string;
  begun: string;
  givenUp: string;
  /** Where those that were given up are listed; null for none. */
  givenUpHref: string | null;
  clicks: string;
  time: string;
  errors: string;
  total: string;
  /** Of the task that costs most. */
  share: number;
  /** 'Choosing what to pay, 41%'. */
  most: string;
};

/** Each task beside the others, what costs most first. */
export function TaskTable({ tasks }: { tasks: readonly TaskItem[] }) {
  const t = useTranslations('effort');
  return (
    <Card labelledBy="effort-tasks">
      <CardHeader id="effort-tasks" title={t('tasks.title')} aside={t('tasks.median')} />
      {tasks.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <Table
          caption={t('tasks.title')}
          columns={[
            { key: 'task', label: t('column.task') },
            { key: 'begun', label: t('column.begun'), numeric: true },
            {
              key: 'given_up',
              label: t('column.given_up'),
              numeric: true,
              className: 'whitespace-nowrap',
            },
            { key: 'clicks', label: t('column.clicks'), numeric: true },
            { key: 'time', label: t('column.time'), numeric: true },
            { key: 'errors', label: t('column.errors'), numeric: true },
            { key: 'total', label: t('column.total') },
            { key: 'most', label: t('column.most') },
          ]}
        >
          {tasks.map((task, place) => (
            <TableRow key={task.key} opens>
              <Cell names href={task.href} className="whitespace-nowrap">
                {task.name}
              </Cell>
              <Cell numeric>{task.begun}</Cell>
              <Cell numeric className="whitespace-nowrap">
                <Labelled label={t('column.given_up')}>
                  {task.givenUpHref ? (
                    <a href={task.givenUpHref} className="relative z-1 link">
                      {task.givenUp}
                    </a>
                  ) : (
                    task.givenUp
                  )}
                </Labelled>
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
                <Total share={task.share} text={task.total} strong={place === 0} />
              </Cell>
              <Cell quiet>{task.most}</Cell>
            </TableRow>
          ))}
        </Table>
      )}
    </Card>
  );
}

/** On a phone, where there are no heads of columns, a figure says what it is. */
export function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <span className="text-ink-2 sm:hidden" aria-hidden>
        {label}{' '}
      </span>
      {children}
    </>
  );
}

/** A sum of time as a bar and in figures; the largest in ink. */
export function Total({ share, text, strong }: { share: number; text: string; strong: boolean }) {
  return (
    <span className="flex items-center gap-2.5">
      <ShareBar share={share} tone={strong ? 'ink' : 'grey'} />
      <span className={strong ? 'font-strong whitespace-nowrap' : 'whitespace-nowrap text-ink-2'}>
        {text}
      </span>
    </span>
  );
}
