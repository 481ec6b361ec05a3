import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AskAgain } from '@/components/payments/ask-again';
import { OutcomeChip } from '@/components/payments/outcome-chip';
import { ClientShell } from '@/components/shell/client-shell';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { List, Row } from '@/components/ui/list';
import { InvoiceChip } from '@/components/ui/state-chip';
import { getClientShell } from '@/domain/access/get-client-shell';
import { getPaymentOutcome, type PaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { outcomeWords } from '@/domain/payments/outcome-words';
import { formatDay } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import { parseId } from '@/lib/ids';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireContact } from '@/lib/session';
import type { Translate } from '@/lib/translator';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.outcome'))('title') };
}

/** Where Stripe sends the payer back to. The address says which payment, and nothing about what became of it. */
export default async function PaidPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ checkout?: string | string[] }>;
}) {
  const { id } = await params;
  const { checkout } = await searchParams;
  const actor = await requireContact(`/invoices/${id}/paid?checkout=${String(checkout)}`);
  // Stripe may have to be asked, which no transaction waits for; so the frame is read on its own.
  const outcome = await readPage(async () =>
    getPaymentOutcome(actor, {
      invoiceId: parseId('in', id),
      checkoutId: parseId('ck', String(checkout)),
    }),
  );
  const shell = await getClientShell(actor);
  const t = await getTranslations();
  const { locale } = shell;
  const { sentence, lede } = outcomeWords(outcome, {
    t,
    locale,
    firstName: firstName(shell.person.name),
  });
  const { invoice, kind } = outcome;
  return (
    <ClientShell shell={shell} place="invoices">
      {kind === 'waiting' && <AskAgain />}
      <div className="flex flex-col gap-6">
        <FirstSentence reader="inner" lede={lede} above={<OutcomeChip kind={kind} />}>
          <span aria-live="polite">{sentence}</span>
        </FirstSentence>
        <Card>
          <List>
            <Row
              href={`/invoices/${invoice.id}`}
              title={t('payments.outcome.invoice', { number: invoice.number })}
              detail={invoiceDetail(outcome, t, locale)}
              state={<InvoiceChip state={invoice.status.kind} reader="client" />}
              keepAction
            />
          </List>
        </Card>
        <div className="flex flex-wrap gap-3">
          {(kind === 'failed' || kind === 'unpaid') && (
            <LinkButton href={`/invoices/${invoice.id}#pay`} look="lamp" size="pay">
              {t(kind === 'failed' ? 'payments.outcome.other_way' : 'payments.outcome.again')}
            </LinkButton>
          )}
          <LinkButton href="/invoices" size={kind === 'failed' ? 'pay' : 'normal'}>
            {t('payments.outcome.back')}
          </LinkButton>
        </div>
      </div>
    </ClientShell>
  );
}

/** What is left of the invoice and by when; else what it is for. */
function invoiceDetail({ invoice, currency, today }: PaymentOutcome, t: Translate, locale: string) {
  const { leftMinor } = invoice.status;
  if (leftMinor === 0n || !invoice.dueOn) return invoice.title;
  return t('payments.outcome.left', {
    amount: formatMoney({ amountMinor: leftMinor, currency }, locale),
    day: formatDay(invoice.dueOn, { style: 'row', today, locale }),
  });
}
