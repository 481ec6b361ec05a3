import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CreditForm } from '@/components/invoices/credit-form';
import { ReversalPage } from '@/components/invoices/reversal-page';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { readAs } from '@/lib/db';
import { newId, parseId } from '@/lib/ids';
import { formatFigure, formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { creditInvoiceAction } from '../reversal-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reversals'))('credit_title') };
}

export default async function CreditPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/invoices/${id}/credit`);
  const [shell, invoice] = await readPage(() => {
    const invoiceId = parseId('in', id);
    return readAs(actor, () =>
      Promise.all([getStaffShell(actor), getInvoice(actor, { id: invoiceId })]),
    );
  });
  const t = await getTranslations('reversals');
  const { facts, status } = invoice;
  const { currency } = facts;
  const { locale } = shell;
  const most = { amountMinor: facts.totalMinor - facts.creditedMinor, currency };
  const usual = status.owedMinor > 0n ? { amountMinor: status.owedMinor, currency } : most;
  return (
    <ReversalPage
      shell={shell}
      invoice={invoice}
      current={t('credit_title')}
      sentence={t('credit_sentence', {
        most: formatMoney(most, locale),
        number: invoice.number ?? '',
      })}
      lede={t('credit_lede')}
    >
      <CreditForm
        invoiceId={invoice.id}
        formKey={newId()}
        currency={currency}
        locale={locale}
        usual={formatFigure(usual, locale)}
        client={invoice.client.name}
        action={creditInvoiceAction}
      />
    </ReversalPage>
  );
}
