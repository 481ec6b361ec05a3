import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';
import type { OpenQuestion } from '@/domain/clients/open-questions';
import type { Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';

/** What a client has asked about their bills and not called settled; each row leads to the line. */
export function QuestionsCard({
  questions,
  reading,
}: {
  questions: readonly OpenQuestion[];
  reading: { locale: string; today: Day };
}) {
  const t = useTranslations('questions');
  return (
    <Card>
      <CardHeader title={t('client_card')} />
      <List label={t('client_card')}>
        {questions.map(({ id, invoiceId, invoiceNumber, line, kind, state, since }) => (
          <Row
            key={id}
            href={`/staff/invoices/${invoiceId}#${id}`}
            title={t('client_row', { about: line === null ? 'whole' : 'line', line: line ?? '' })}
            detail={[
              kind === 'dispute' && t('dispute'),
              t('client_detail', {
                number: invoiceNumber,
                state,
                day: formatDay(since, { style: 'row', ...reading }),
              }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </List>
    </Card>
  );
}
