import { useTranslations } from 'next-intl';
import { LeftOf } from '@/components/invoices/left-of';
import { dayText, type Reading } from '@/components/invoices/reading';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { LinkButton } from '@/components/ui/button';
import { List, Row } from '@/components/ui/list';
import { InvoiceChip } from '@/components/ui/state-chip';
import type { TransferMatch } from '@/domain/payments/match-transfer';

/** The bills that it may be for, the surest first, each with what says so and the way to record it. */
export function TransferMatches({
  matches,
  amountText: typed,
  reference,
  reading,
}: {
  matches: readonly TransferMatch[];
  /** As typed, for the form that it is recorded with. */
  amountText: string;
  reference: string;
  reading: Reading;
}) {
  const t = useTranslations('transfers');
  if (matches.length === 0) {
    return (
      <Card>
        <EmptyLine>{t('nothing')}</EmptyLine>
      </Card>
    );
  }
  const filled = new URLSearchParams({ amount: typed, reference });
  return (
    <Card>
      <CardHeader title={t('matches')} />
      <List>
        {matches.map((match) => (
          <Row
            key={match.id}
            title={match.client.name}
            href={`/staff/invoices/${match.id}?${filled}#record`}
            detail={`${t('bill', {
              number: match.number ?? '',
              title: match.title,
              day: dayText(reading, match.facts.dueOn),
            })} · ${t('by', { by: match.by })}`}
            state={<InvoiceChip state={match.status.kind} reader="firm" />}
            amount={<LeftOf row={match} reading={reading} />}
            action={
              <LinkButton
                href={`/staff/invoices/${match.id}?${filled}#record`}
                size="row"
                aria-label={t('record_for', { number: match.number ?? '' })}
              >
                {t('record')}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  );
}
