import { listRecipients } from '@/domain/invoices/recipients';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import type { MailMessage, MailPerson } from '@/domain/mail/mail-message';
import { queueMail } from '@/domain/mail/queue-mail';
import { owedOf } from '@/domain/invoices/move-sums';
import type { Db } from '@/lib/db';
import type { PlannedPart } from './count-payment';
import { declineReason } from './decline-reason';
import { findClearing } from './find-clearing';
import { invoiceUrl, invoicesUrl, type MailWords, readWords } from './payment-words';
import type { Told } from './told';

type Failing = {
  parts: PlannedPart[];
  checkout: { clientId: string; contactId: string | null };
};

/** Tells whoever set out a bank debit that it did not go through, and why. */
export async function mailFailure(
  db: Db,
  { parts, checkout }: Failing,
  { paymentId, told }: { paymentId: string; told: Told },
): Promise<void> {
  const everybody = await listRecipients(db, checkout.clientId);
  const payer = everybody.filter(({ contactId }) => contactId === checkout.contactId);
  const recipients = payer.length > 0 ? payer : everybody;
  if (recipients.length === 0) return;
  const words = await readWords(db);
  const person = await findMailPerson(db, checkout.clientId);
  let leftMinor = 0n;
  for (const { invoice } of parts) {
    leftMinor += owedOf(invoice) - (await findClearing(db, invoice.id));
  }
  for (const to of recipients) {
    await queueMail(db, {
      key: `failure/${paymentId}/${to.contactId}`,
      clientId: checkout.clientId,
      to,
      message: failureMail(parts, told, { leftMinor, person }, words),
    });
  }
}

/** What did not go through, that nothing was taken, why, and what to do. */
export function failureMail(
  parts: readonly PlannedPart[],
  told: Pick<Told, 'amountMinor' | 'currency' | 'failureCode' | 'hard' | 'instrument'>,
  { leftMinor, person }: { leftMinor: bigint; person: MailPerson },
  { t, firmName, say, sayDay, sayBills }: MailWords,
): MailMessage {
  const invoices = parts.map(({ invoice }) => invoice);
  const [first] = invoices;
  const [only] = invoices.length === 1 ? invoices : [];
  const bills = sayBills(invoices);
  const amount = say(told.amountMinor, told.currency);
  const reason = t('payments.decline', {
    reason: declineReason(told.failureCode),
    kind: 'account',
    known: told.instrument ? 'yes' : 'no',
    instrument: told.instrument ?? '',
  });
  const rows = [
    ...parts.map(({ invoice, amountMinor }) => ({
      label: t('payments.failure.for', { number: invoice.number ?? '' }),
      value: only ? invoice.title : say(amountMinor, told.currency),
    })),
    ...(first?.dueOn
      ? [{ label: t('payments.failure.due'), value: sayDay(first.dueOn, 'row') }]
      : []),
    { label: t('payments.failure.amount'), value: amount, total: true },
  ];
  return {
    subject: t('payments.failure.subject', { amount, bills }),
    sentence: t('payments.failure.sentence', { amount, bills }),
    lede: told.hard ? `${reason} ${t('payments.hard')}` : reason,
    box: rows,
    ...(leftMinor > 0n
      ? {
          button: {
            label: t('payments.failure.button', { amount: say(leftMinor, told.currency) }),
            url: only ? invoiceUrl(only.id) : invoicesUrl(),
            kind: 'lamp' as const,
          },
        }
      : {}),
    after: [t('payments.failure.after')],
    person,
    why: t('payments.why', { firm: firmName }),
  };
}
