import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';

/** What a contact may be given, beside what every contact may, and who gives it. */
export function GivenRights() {
  const t = useTranslations('rights.given');
  return (
    <Card>
      <CardHeader title={t('title')} />
      <List label={t('title')}>
        {(['billing', 'documents', 'colleagues', 'who_gives', 'assigned'] as const).map((right) => (
          <Row key={right} title={t(`${right}.title`)} detail={t(`${right}.detail`)} />
        ))}
      </List>
    </Card>
  );
}
