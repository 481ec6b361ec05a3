import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import type { StaffShellView } from '@/domain/access/shell-view';
import type { InvoiceView } from '@/domain/invoices/get-invoice';
import { InvoiceFacts } from './invoice-facts';
import { InvoiceSums } from './invoice-sums';

/** A page on which something of an invoice is taken back: what it stands at, and one form. */
export function ReversalPage({
  shell,
  invoice,
  current,
  sentence,
  lede,
  children,
}: {
  shell: StaffShellView;
  invoice: InvoiceView;
  /** The page's name in the trail. */
  current: string;
  sentence: string;
  lede: string;
  children: ReactNode;
}) {
  const t = useTranslations('invoices');
  const number = t('one', { number: invoice.number ?? '' });
  const reading = { locale: shell.locale, today: invoice.today };
  return (
    <StaffShell shell={shell} place="invoices">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/invoices', label: t('title') },
              { href: `/staff/invoices/${invoice.id}`, label: number },
            ]}
            current={current}
          />
        }
        lede={lede}
      >
        {sentence}
      </FirstSentence>
      <StaffColumns
        side={
          <Card>
            <CardHeader title={number} />
            <CardBody>
              <InvoiceFacts invoice={invoice} reading={reading} />
            </CardBody>
            <InvoiceSums invoice={invoice} reading={reading} />
          </Card>
        }
      >
        <Words of={['confirmFirst', 'passkeyUse', 'reversals']}>{children}</Words>
      </StaffColumns>
    </StaffShell>
  );
}
