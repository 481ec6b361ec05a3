import { listRecipients } from '@/domain/invoices/recipients';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import { queueMail } from '@/domain/mail/queue-mail';
import type { MailMessage, MailPerson } from '@/domain/mail/mail-message';
import { firstName } from '@/lib/first-name';
import type { Db } from '@/lib/db';
import type { CertainPayment, Counted } from './count-payment';
import { invoiceUrl, invoicesUrl, type MailWords, readWords, sayMethod } from './payment-words';

type Arrived = CertainPayment & { instrument: string | null };

/**
 * The receipt: to whoever paid, or to everybody there who may see bills where nobody is known to have. Sent once for
 * each payment and person.
 */
export async function mailReceipts(db: Db, payment: Arrived, counted: Counted): Promise<void> {
  const everybody = await listRecipients(db, payment.clientId);
  const payer = everybody.filter(({ contactId }) => contactId === payment.contactId);
  const recipients = payer.length > 0 ? payer : everybody;
  if (recipients.length === 0) return;
  const words = await readWords(db);
  const person = await findMailPerson(db, payment.clientId);
  for (const to of recipients) {
    await queueMail(db, {
      key: `receipt/${payment.id}/${to.contactId}`,
      clientId: payment.clientId,
      to,
      message: receiptMail(payment, counted, { name: to.name, person }, words),
    });
  }
}

/** What the receipt says: that the money arrived, what it was for, and what is left. */
export function receiptMail(
  payment: Arrived,
  { parts, surplusMinor, receiptNumber }: Counted,
  { name, person }: { name: string; person: MailPerson },
  { t, firmName, say, sayDay, sayBills }: MailWords,
): MailMessage {
  const { currency } = payment;
  const invoices = parts.map(({ invoice }) => invoice);
  const leftMinor = parts.reduce((sum, part) => sum + part.leftMinor, 0n);
  const dueOn = parts.find((part) => part.leftMinor > 0n)?.invoice.dueOn ?? null;
  const values = {
    name: firstName(name),
    amount: say(payment.amountMinor, currency),
    bills: sayBills(invoices),
    count: invoices.length,
    left: say(leftMinor, currency),
    surplus: say(surplusMinor, currency),
    outcome: surplusMinor > 0n ? 'surplus' : leftMinor > 0n ? 'part' : 'paid',
    dated: dueOn ? 'yes' : 'no',
    day: dueOn ? sayDay(dueOn, 'sentence') : '',
  };
  const [only] = invoices.length === 1 ? invoices : [];
  return {
    subject: t('payments.receipt.subject', values),
    sentence: t('payments.receipt.sentence', values),
    box: [
      { label: t('payments.receipt.number'), value: receiptNumber },
      { label: t('payments.receipt.paid_on'), value: sayDay(payment.receivedOn, 'row') },
      {
        label: t('payments.receipt.by'),
        value: sayMethod(t, payment.method, payment.instrument),
      },
      ...parts.map(({ invoice, countedMinor }) => ({
        label: t('payments.receipt.for', { number: invoice.number ?? '' }),
        value: only ? invoice.title : say(countedMinor, currency),
      })),
      ...(surplusMinor > 0n
        ? [{ label: t('payments.receipt.credit'), value: values.surplus }]
        : []),
      { label: t('payments.receipt.received'), value: values.amount, total: true },
    ],
    button: {
      label: t('payments.receipt.button', { bills: values.bills }),
      url: only ? invoiceUrl(only.id) : invoicesUrl(),
      kind: 'outline',
    },
    person,
    why: t('payments.why', { firm: firmName }),
  };
}
