import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/values';
import { Labelled } from './task-table';

/** One try, written out. */
export type AttemptItem = {
  key: string;
  at: string;
  when: string;
  client: { name: string; nameLang: string | null };
  contact: { name: string; nameLang: string | null } | null;
  /** The visit that it is in. */
  href: string;
  task: string;
  about: { text: string; href: string } | null;
  outcome: 'done' | 'given_up';
  place: string;
  clicks: string;
  time: string;
  errors: string;
  again: string | null;
};

/** The tries behind a figure, newest first. */
export function AttemptsTable({
  attempts,
  earlierHref,
}: {
  attempts: readonly AttemptItem[];
  earlierHref: string | null;
}) {
  const t = useTranslations('effort');
  return (
    <Card>
      {attempts.length === 0 ? (
        <EmptyLine>{t('attempts.empty')}</EmptyLine>
      ) : (
        <Table
          caption={t('attempts.caption')}
          columns={[
            { key: 'who', label: t('column.client') },
            { key: 'when', label: t('column.when') },
            { key: 'task', label: t('column.task') },
            { key: 'outcome', label: t('column.outcome') },
            { key: 'clicks', label: t('column.clicks'), numeric: true },
            { key: 'time', label: t('column.time'), numeric: true },
            { key: 'errors', label: t('column.errors'), numeric: true },
          ]}
        >
          {attempts.map((attempt) => (
            <AttemptRow key={attempt.key} attempt={attempt} />
          ))}
        </Table>
      )}
      <Pager href={earlierHref} label={t('attempts.earlier')} />
    </Card>
  );
}

function AttemptRow({ attempt }: { attempt: AttemptItem }) {
  const t = useTranslations('effort');
  const { client, contact, about, outcome } = attempt;
  return (
    <TableRow opens>
      <Cell
        names
        href={attempt.href}
        detail={contact && <Name name={contact.name} lang={contact.nameLang} />}
      >
        <Name name={client.name} lang={client.nameLang} />
      </Cell>
      <Cell quiet>
        <Time at={attempt.at} text={attempt.when} />
      </Cell>
      <Cell detail={attempt.again}>
        {attempt.task}
        {about && (
          <>
            {': '}
            <a href={about.href} className="relative z-1 link">
              {about.text}
            </a>
          </>
        )}
      </Cell>
      <Cell detail={attempt.place}>
        {outcome === 'done' ? (
          <Chip tone="green" icon="check">
            {t('outcome.done')}
          </Chip>
        ) : (
          <Chip tone="slate" icon="ban">
            {t('outcome.given_up')}
          </Chip>
        )}
      </Cell>
      <Cell numeric>
        <Labelled label={t('column.clicks')}>{attempt.clicks}</Labelled>
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        <Labelled label={t('column.time')}>{attempt.time}</Labelled>
      </Cell>
      <Cell numeric>
        <Labelled label={t('column.errors')}>{attempt.errors}</Labelled>
      </Cell>
    </TableRow>
  );
}
