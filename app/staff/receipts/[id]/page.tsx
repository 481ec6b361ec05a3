import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReceiptBack, ReceiptFacts, ReceiptFor } from '@/components/receipts/receipt-parts';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getReceipt } from '@/domain/payments/get-receipt';
import { sayMethod } from '@/domain/payments/payment-words';
import { receiptSentence } from '@/domain/payments/receipt-sentence';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts'))('title') };
}

export default async function FirmReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/receipts/${id}`);
  const [receipt, shell] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getReceipt(actor, { id: parseId('pa', id) }), getStaffShell(actor)]),
    ),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  const { client, number } = receipt;
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              { href: `/staff/clients/${client.id}`, label: client.name },
            ]}
            current={t('receipts.one', { number })}
          />
        }
        actions={
          <LinkButton
            href={`/api/receipts/${receipt.id}/pdf`}
            download
            icon={<Icon name="download" size="button" />}
          >
            {t('receipts.pdf')}
          </LinkButton>
        }
      >
        {receiptSentence(receipt, { t, ...reading }, 'firm')}
      </FirstSentence>
      <StaffColumns
        side={
          <ReceiptFacts
            receipt={receipt}
            way={sayMethod(t, receipt.method, receipt.instrument)}
            reader="firm"
            reading={reading}
          />
        }
      >
        <ReceiptFor receipt={receipt} reader="firm" reading={reading} />
        {receipt.back.length > 0 && <ReceiptBack receipt={receipt} reading={reading} />}
      </StaffColumns>
    </StaffShell>
  );
}
