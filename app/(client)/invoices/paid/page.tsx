import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AskAgain } from '@/components/payments/ask-again';
import { OutcomeChip } from '@/components/payments/outcome-chip';
import { ClientShell } from '@/components/shell/client-shell';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { List, Row } from '@/components/ui/list';
import { InvoiceChip } from '@/components/ui/state-chip';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getPaymentOutcome, type PaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { outcomeWords } from '@/domain/payments/outcome-words';
import { formatDay } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import { parseId } from '@/lib/ids';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import type { Translate } from '@/lib/translator';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.outcome'))('title') };
}

/** Where Stripe sends the payer back to. The address says which payment, and nothing about what became of it. */
export default async function PaidPage({
  searchParams,
}: {
  searchParams: Promise<{ checkout?: string | string[] }>;
}) {
  const { checkout } = await searchParams;
  const actor = await requireContact(`/invoices/paid?checkout=${String(checkout)}`);
  // Stripe may have to be asked, which no transaction waits for; so the frame is read on its own.
  const outcome = await readPage(async () =>
    getPaymentOutcome(actor, { checkoutId: parseId('ck', String(checkout)) }),
  );
  const shell = await getClientShell(actor);
  const t = await getTranslations();
  const { locale } = shell;
  const { sentence, lede } = outcomeWords(outcome, {
    t,
    locale,
    firstName: firstName(shell.person.name),
  });
  const { invoices, kind, receipt } = outcome;
  return (
    <ClientShell shell={shell} place="invoices">
      {kind === 'waiting' && <AskAgain />}
      <div className="flex flex-col gap-6">
        <FirstSentence reader="inner" lede={lede} above={<OutcomeChip kind={kind} />}>
          <span aria-live="polite">{sentence}</span>
        </FirstSentence>
        <Card>
          <List>
            {invoices.map((invoice) => (
              <Row
                key={invoice.id}
                href={`/invoices/${invoice.id}`}
                title={t('payments.outcome.invoice', { number: invoice.number ?? '' })}
                detail={invoiceDetail(invoice, outcome, t, locale)}
                state={<InvoiceChip state={invoice.status.kind} reader="client" />}
                keepAction
              />
            ))}
          </List>
        </Card>
        <div className="flex flex-wrap gap-3">
          {(kind === 'failed' || kind === 'unpaid') && (
            <LinkButton href={payAddress(invoices)} look="lamp" size="pay">
              {t(kind === 'failed' ? 'payments.outcome.other_way' : 'payments.outcome.again')}
            </LinkButton>
          )}
          {receipt && (
            <LinkButton
              href={`/receipts/${receipt.id}`}
              icon={<Icon name="receipt-text" size="button" />}
            >
              {t('payments.outcome.receipt', { number: receipt.number })}
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

/** What is left of the invoice and by when; else how much of it was paid, or what it is for. */
function invoiceDetail(
  { status, facts, title, amountMinor }: PaymentOutcome['invoices'][number],
  { currency, today, kind, invoices }: PaymentOutcome,
  t: Translate,
  locale: string,
) {
  const say = (minor: bigint) => formatMoney({ amountMinor: minor, currency }, locale);
  if (status.leftMinor > 0n && facts.dueOn) {
    return t('payments.outcome.left', {
      amount: say(status.leftMinor),
      day: formatDay(facts.dueOn, { style: 'row', today, locale }),
    });
  }
  const isShare = invoices.length > 1 && (kind === 'paid' || kind === 'clearing');
  return isShare ? `${say(amountMinor)} · ${title}` : title;
}

/** Back to what was to be paid. */
function payAddress(invoices: PaymentOutcome['invoices']): string {
  const [first] = invoices;
  if (invoices.length === 1) return `/invoices/${first?.id}#pay`;
  return `/invoices/pay?${new URLSearchParams(invoices.map(({ id }) => ['invoice', id]))}`;
}
