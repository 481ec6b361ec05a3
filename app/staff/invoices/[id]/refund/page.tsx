import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { RefundForm } from '@/components/invoices/refund-form';
import { ReversalPage } from '@/components/invoices/reversal-page';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { listRefundable, type RefundablePayment } from '@/domain/payments/list-refundable';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { newId, parseId } from '@/lib/ids';
import { formatFigure, formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { refundPaymentAction } from '../reversal-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reversals'))('refund_title') };
}

export default async function RefundPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/invoices/${id}/refund`);
  const [shell, invoice, payments] = await readPage(() => {
    const invoiceId = parseId('in', id);
    return readAs(actor, () =>
      Promise.all([
        getStaffShell(actor),
        getInvoice(actor, { id: invoiceId }),
        listRefundable(actor, { invoiceId }),
      ]),
    );
  });
  const t = await getTranslations();
  const { locale } = shell;
  const { today } = invoice;
  const { currency } = invoice.facts;
  const leftMinor = payments.reduce((sum, payment) => sum + payment.leftMinor, 0n);
  const way = ({ method, instrument }: RefundablePayment) =>
    instrument ?? t('payments.method', { method });
  return (
    <ReversalPage
      shell={shell}
      invoice={invoice}
      current={t('reversals.refund_title')}
      sentence={t('reversals.refund_sentence', {
        any: payments.length > 0 ? 'yes' : 'no',
        most: formatMoney({ amountMinor: leftMinor, currency }, locale),
        client: invoice.client.name,
      })}
      lede={t('reversals.refund_lede')}
    >
      {payments.length === 0 ? (
        <Card>
          <EmptyLine>{t('reversals.refund_nothing')}</EmptyLine>
        </Card>
      ) : !shell.isPresent ? (
        <ConfirmFirst confirm={confirmPresenceAction} before="money" />
      ) : (
        <RefundForm
          invoiceId={invoice.id}
          formKey={newId()}
          currency={currency}
          locale={locale}
          payments={payments.map((payment) => ({
            id: payment.id,
            byStripe: payment.byStripe,
            label: way(payment),
            detail: [
              payment.receiptNumber,
              payment.receivedOn && formatDay(payment.receivedOn, { style: 'row', today, locale }),
            ]
              .filter(Boolean)
              .join(' · '),
            left: formatMoney({ amountMinor: payment.leftMinor, currency }, locale),
          }))}
          usual={formatFigure({ amountMinor: usualOf(payments[0]), currency }, locale)}
          client={invoice.client.name}
          action={refundPaymentAction}
        />
      )}
    </ReversalPage>
  );
}

/** What the invoice has of the payment; all that is left of it where that is nothing. */
function usualOf(payment: RefundablePayment | undefined): bigint {
  if (!payment) return 0n;
  return payment.ofInvoiceMinor > 0n ? payment.ofInvoiceMinor : payment.leftMinor;
}
