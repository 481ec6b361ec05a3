import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';

/** A request with how it stands written out. */
export type RequestItem = { id: string; title: string; detail: string };

/** What a client was asked for, and the way to ask for more. */
export function RequestsCard({
  client,
  requests,
}: {
  /** The client's public id; null for one that has left. */
  client: string | null;
  requests: readonly RequestItem[];
}) {
  const t = useTranslations('requests.card');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          client && (
            <LinkButton href={`/staff/clients/${client}/requests/new`} size="row">
              {t('ask')}
            </LinkButton>
          )
        }
      />
      {requests.length === 0 ? (
        <EmptyLine icon="inbox">{t('empty')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {requests.map(({ id, title, detail }) => (
            <Row key={id} href={`/staff/requests/${id}`} title={title} detail={detail} />
          ))}
        </List>
      )}
    </Card>
  );
}
