import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/values';

/** Who stopped, written out. */
export type StoppedItem = {
  key: string;
  client: { name: string; nameLang: string | null };
  href: string;
  at: string;
  when: string;
  /** The last step that they got to. */
  step: string;
};

/** Those who did not get to the end of a journey, and how far they got. */
export function StoppedTable({ stopped }: { stopped: readonly StoppedItem[] }) {
  const t = useTranslations('journeys');
  return (
    <Card>
      {stopped.length === 0 ? (
        <EmptyLine>{t('stopped.empty')}</EmptyLine>
      ) : (
        <Table
          caption={t('stopped.title')}
          columns={[
            { key: 'client', label: t('column.client') },
            { key: 'when', label: t('column.when') },
            { key: 'step', label: t('column.last') },
          ]}
        >
          {stopped.map(({ key, client, href, at, when, step }) => (
            <TableRow key={key} opens>
              <Cell names href={href}>
                <Name name={client.name} lang={client.nameLang} />
              </Cell>
              <Cell quiet>
                <Time at={at} text={when} />
              </Cell>
              <Cell>{step}</Cell>
            </TableRow>
          ))}
        </Table>
      )}
    </Card>
  );
}
