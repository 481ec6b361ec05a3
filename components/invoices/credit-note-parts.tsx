import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardBody } from '@/components/ui/card';
import type { CreditNoteView } from '@/domain/invoices/get-credit-note';
import { InvoiceLines } from './invoice-lines';
import { Sum } from './invoice-sums';
import { amountText, type Reading } from './reading';

/** Which invoice it belongs to, or that it belongs to none. */
export function CreditOf({
  note: { invoice },
  reader,
}: {
  note: Pick<CreditNoteView, 'invoice'>;
  reader: 'client' | 'firm';
}) {
  const t = useTranslations('creditNotes');
  if (!invoice) return t('of_none', { reader });
  const place = reader === 'firm' ? '/staff/invoices' : '/invoices';
  const link = (name: ReactNode) => (
    <a href={`${place}/${invoice.id}`} className="link">
      {name}
    </a>
  );
  return <>{t.rich('of_invoice', { number: invoice.number, link })}</>;
}

/** What it was given for: its lines and their sum. One without lines has its reason alone. */
export function CreditWork({
  note: { lines, reason, totalMinor, currency },
  reading,
}: {
  note: Pick<CreditNoteView, 'lines' | 'reason' | 'totalMinor' | 'currency'>;
  reading: Reading;
}) {
  const t = useTranslations('creditNotes');
  const sums = (
    <dl className="text-body">
      <Sum term={t('total')} amount={amountText(reading, totalMinor, currency)} final />
    </dl>
  );
  if (lines.length === 0) {
    return (
      <Card>
        {reason && <CardBody className="text-body wrap-anywhere">{reason}</CardBody>}
        {sums}
      </Card>
    );
  }
  return (
    <InvoiceLines
      lines={lines.map((line) => ({
        ...line,
        detail: null,
        reason: null,
        mark: null,
        taxRateMilli: null,
      }))}
      currency={currency}
      reading={reading}
      sums={sums}
    />
  );
}
