import { listRecipients } from '@/domain/invoices/recipients';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import type { MailMessage, MailPerson } from '@/domain/mail/mail-message';
import { queueMail } from '@/domain/mail/queue-mail';
import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import type { Db } from '@/lib/db';
import { owedOf } from './count-payment';
import { declineReason } from './decline-reason';
import { findClearing } from './find-clearing';
import { invoiceUrl, type MailWords, readWords } from './payment-words';
import type { Told } from './told';

type Failing = {
  invoice: LockedInvoice;
  checkout: { contactId: string | null };
};

/** Tells whoever set out a bank debit that it did not go through, and why. */
export async function mailFailure(
  db: Db,
  { invoice, checkout }: Failing,
  { paymentId, told }: { paymentId: string; told: Told },
): Promise<void> {
  const everybody = await listRecipients(db, invoice.clientId);
  const payer = everybody.filter(({ contactId }) => contactId === checkout.contactId);
  const recipients = payer.length > 0 ? payer : everybody;
  if (recipients.length === 0) return;
  const words = await readWords(db);
  const person = await findMailPerson(db, invoice.clientId);
  const leftMinor = owedOf(invoice) - (await findClearing(db, invoice.id));
  for (const to of recipients) {
    await queueMail(db, {
      key: `failure/${paymentId}/${to.contactId}`,
      clientId: invoice.clientId,
      to,
      message: failureMail(invoice, told, { leftMinor, person }, words),
    });
  }
}

/** What did not go through, that nothing was taken, why, and what to do. */
export function failureMail(
  invoice: LockedInvoice,
  told: Pick<Told, 'amountMinor' | 'currency' | 'failureCode' | 'hard' | 'instrument'>,
  { leftMinor, person }: { leftMinor: bigint; person: MailPerson },
  { t, firmName, say, sayDay }: MailWords,
): MailMessage {
  const number = invoice.number ?? '';
  const amount = say(told.amountMinor, told.currency);
  const reason = t('payments.decline', {
    reason: declineReason(told.failureCode),
    kind: 'account',
    known: told.instrument ? 'yes' : 'no',
    instrument: told.instrument ?? '',
  });
  const rows = [
    { label: t('payments.failure.for', { number }), value: invoice.title },
    ...(invoice.dueOn
      ? [{ label: t('payments.failure.due'), value: sayDay(invoice.dueOn, 'row') }]
      : []),
    { label: t('payments.failure.amount'), value: amount, total: true },
  ];
  return {
    subject: t('payments.failure.subject', { amount, number }),
    sentence: t('payments.failure.sentence', { amount, number }),
    lede: told.hard ? `${reason} ${t('payments.hard')}` : reason,
    box: rows,
    ...(leftMinor > 0n
      ? {
          button: {
            label: t('payments.failure.button', { amount: say(leftMinor, invoice.currency) }),
            url: invoiceUrl(invoice.id),
            kind: 'lamp' as const,
          },
        }
      : {}),
    after: [t('payments.failure.after')],
    person,
    why: t('payments.why', { firm: firmName }),
  };
}
