import { useTranslations } from 'next-intl';
import { CardFoot } from '@/components/ui/card';
import { ActButton } from '@/components/ui/act-button';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import type { InvoiceView } from '@/domain/invoices/get-invoice';
import { amountText, type Reading } from './reading';

/** What staff may do with the money of an invoice: use the client's credit, take something off, give something back. */
export function MoneyActs({
  invoice,
  reading,
  mayRefund,
  useCredit,
}: {
  invoice: InvoiceView;
  reading: Reading;
  mayRefund: boolean;
  useCredit: FormAction<void>;
}) {
  const t = useTranslations('reversals');
  const { facts, status, client, creditMinor } = invoice;
  const { currency } = facts;
  if (facts.state === 'void') return null;
  const place = `/staff/invoices/${invoice.id}`;
  const canCredit = facts.totalMinor > facts.creditedMinor;
  const canRefund = mayRefund && invoice.timeline.some(isMoney);
  return (
    <>
      {creditMinor > 0n && status.leftMinor > 0n && (
        <CardFoot>
          <p className="text-small">
            {t('has_credit', {
              client: client.name,
              amount: amountText(reading, creditMinor, currency),
            })}
          </p>
          <ActButton
            action={useCredit}
            fields={{ invoiceId: invoice.id, clientId: client.id, currency }}
            actingLabel={t('using')}
          >
            {t('use_credit')}
          </ActButton>
        </CardFoot>
      )}
      {(canCredit || canRefund) && (
        <CardFoot>
          {canCredit && <LinkButton href={`${place}/credit`}>{t('credit_title')}</LinkButton>}
          {canRefund && <LinkButton href={`${place}/refund`}>{t('refund_title')}</LinkButton>}
        </CardFoot>
      )}
    </>
  );
}

function isMoney(entry: InvoiceView['timeline'][number]): boolean {
  return entry.kind === 'payment' && entry.state === 'succeeded';
}
