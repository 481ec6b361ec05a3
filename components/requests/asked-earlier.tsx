import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';
import { Section } from '@/components/ui/section';

/** A list of documents that asks nothing of its reader now. */
export type AskedItem = { id: string; title: string; detail: string };

/** What the firm asked for and has, or looks at. */
export function AskedEarlier({ requests }: { requests: readonly AskedItem[] }) {
  const t = useTranslations('requests');
  if (requests.length === 0) return null;
  return (
    <Section title={t('earlier')}>
      <Card>
        <List>
          {requests.map(({ id, title, detail }) => (
            <Row key={id} icon="inbox" title={title} detail={detail} href={`/requests/${id}`} />
          ))}
        </List>
      </Card>
    </Section>
  );
}
