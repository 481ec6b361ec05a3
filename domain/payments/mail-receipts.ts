import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import { listRecipients } from '@/domain/invoices/recipients';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import { queueMail } from '@/domain/mail/queue-mail';
import type { MailMessage, MailPerson } from '@/domain/mail/mail-message';
import { firstName } from '@/lib/first-name';
import type { Db } from '@/lib/db';
import type { CertainPayment, Counted } from './count-payment';
import { invoiceUrl, type MailWords, readWords, sayMethod } from './payment-words';

type Arrived = CertainPayment & { instrument: string | null };

/**
 * The receipt: to whoever paid, or to everybody there who may see bills where nobody is known to have. Sent once for
 * each payment and person.
 */
export async function mailReceipts(
  db: Db,
  invoice: LockedInvoice,
  payment: Arrived,
  counted: Counted,
): Promise<void> {
  const everybody = await listRecipients(db, invoice.clientId);
  const payer = everybody.filter(({ contactId }) => contactId === payment.contactId);
  const recipients = payer.length > 0 ? payer : everybody;
  if (recipients.length === 0) return;
  const words = await readWords(db);
  const person = await findMailPerson(db, invoice.clientId);
  for (const to of recipients) {
    await queueMail(db, {
      key: `receipt/${payment.id}/${to.contactId}`,
      clientId: invoice.clientId,
      to,
      message: receiptMail(invoice, payment, counted, { name: to.name, person }, words),
    });
  }
}

/** What the receipt says: that the money arrived, and what is left. */
export function receiptMail(
  invoice: LockedInvoice,
  payment: Arrived,
  { leftMinor, surplusMinor }: Counted,
  { name, person }: { name: string; person: MailPerson },
  { t, firmName, say, sayDay }: MailWords,
): MailMessage {
  const { currency, dueOn } = invoice;
  const number = invoice.number ?? '';
  const values = {
    name: firstName(name),
    amount: say(payment.amountMinor, currency),
    number,
    left: say(leftMinor, currency),
    outcome: surplusMinor > 0n ? 'surplus' : leftMinor > 0n ? 'part' : 'paid',
    day: dueOn ? sayDay(dueOn, 'sentence') : '',
  };
  return {
    subject: t('payments.receipt.subject', values),
    sentence: t('payments.receipt.sentence', values),
    box: [
      { label: t('payments.receipt.paid_on'), value: sayDay(payment.receivedOn, 'row') },
      {
        label: t('payments.receipt.by'),
        value: sayMethod(t, payment.method, payment.instrument),
      },
      { label: t('payments.receipt.for', { number }), value: invoice.title },
      { label: t('payments.receipt.received'), value: values.amount, total: true },
    ],
    button: {
      label: t('payments.receipt.button', { number }),
      url: invoiceUrl(invoice.id),
      kind: 'outline',
    },
    person,
    why: t('payments.why', { firm: firmName }),
  };
}
