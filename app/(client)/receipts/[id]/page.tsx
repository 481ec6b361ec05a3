import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReceiptBack, ReceiptFacts, ReceiptFor } from '@/components/receipts/receipt-parts';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getReceipt } from '@/domain/payments/get-receipt';
import { sayMethod } from '@/domain/payments/payment-words';
import { receiptSentence } from '@/domain/payments/receipt-sentence';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts'))('title') };
}

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireContact(`/receipts/${id}`);
  const [receipt, shell] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getReceipt(actor, { id: parseId('pa', id) }), getClientShell(actor)]),
    ),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  return (
    <ClientShell shell={shell} place="invoices">
      <div className="flex flex-col gap-6">
        <FirstSentence
          reader="inner"
          above={
            <Breadcrumb
              trail={[{ href: '/invoices', label: t('invoices.title') }]}
              current={t('receipts.one', { number: receipt.number })}
            />
          }
        >
          {receiptSentence(receipt, { t, ...reading }, 'client')}
        </FirstSentence>
        <ReceiptFacts
          receipt={receipt}
          way={sayMethod(t, receipt.method, receipt.instrument)}
          reader="client"
          reading={reading}
        />
        <div>
          <LinkButton
            href={`/api/receipts/${receipt.id}/pdf`}
            download
            icon={<Icon name="download" size="button" />}
          >
            {t('receipts.pdf')}
          </LinkButton>
        </div>
      </div>
      <Section title={t('receipts.for')}>
        <ReceiptFor receipt={receipt} reader="client" reading={reading} />
      </Section>
      {receipt.back.length > 0 && (
        <Section title={t('receipts.since')}>
          <ReceiptBack receipt={receipt} reading={reading} />
        </Section>
      )}
    </ClientShell>
  );
}
