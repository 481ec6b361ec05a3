import { listRecipients } from '@/domain/invoices/recipients';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import type { MailMessage, MailPerson } from '@/domain/mail/mail-message';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { invoicesUrl, type MailWords, readWords, sayMethod } from './payment-words';

type Paid = { id: string; clientId: string; currency: string };
type GoneBack = { id: string; amountMinor: bigint; reason: string | null; refundedOn: Day };

/** Tells everybody at the client who may see bills that money is on its way back to them. */
export async function mailRefund(db: Db, payment: Paid, refund: GoneBack): Promise<void> {
  const recipients = await listRecipients(db, payment.clientId);
  if (recipients.length === 0) return;
  const words = await readWords(db);
  const person = await findMailPerson(db, payment.clientId);
  const { method, instrument } = await db.payment.findUniqueOrThrow({
    where: { id: payment.id },
    select: { method: true, instrument: true },
  });
  const by = sayMethod(words.t, method, instrument);
  for (const to of recipients) {
    await queueMail(db, {
      key: `refund/${refund.id}/${to.contactId}`,
      clientId: payment.clientId,
      to,
      message: refundMail({ ...refund, currency: payment.currency, by }, person, words),
    });
  }
}

/** What went back, to where, and why. */
export function refundMail(
  refund: Omit<GoneBack, 'id'> & { currency: string; by: string },
  person: MailPerson,
  { t, firmName, say, sayDay }: MailWords,
): MailMessage {
  const amount = say(refund.amountMinor, refund.currency);
  return {
    subject: t('payments.refund.subject', { amount }),
    sentence: t('payments.refund.sentence', { amount }),
    lede: t('payments.refund.lede'),
    box: [
      { label: t('payments.refund.on'), value: sayDay(refund.refundedOn, 'row') },
      { label: t('payments.refund.to'), value: refund.by },
      ...(refund.reason ? [{ label: t('payments.refund.why_given'), value: refund.reason }] : []),
      { label: t('payments.refund.amount'), value: amount, total: true },
    ],
    button: { label: t('payments.refund.button'), url: invoicesUrl(), kind: 'outline' },
    person,
    why: t('payments.why', { firm: firmName }),
  };
}

/** Tells the account manager, or the desk, that money did not get back to the client. */
export async function mailRefundFailed(
  db: Db,
  payment: Paid,
  refund: Pick<GoneBack, 'id' | 'amountMinor'>,
): Promise<void> {
  const { name, email } = await findMailPerson(db, payment.clientId);
  if (!email) return;
  const { t, say, firmName } = await readWords(db);
  const client = await db.client.findUniqueOrThrow({
    where: { id: payment.clientId },
    select: { name: true },
  });
  const values = { client: client.name, amount: say(refund.amountMinor, payment.currency) };
  await queueMail(db, {
    key: `refund-failed/${refund.id}`,
    clientId: payment.clientId,
    to: { email, name },
    message: {
      subject: t('payments.refund_failed.subject', values),
      sentence: t('payments.refund_failed.sentence', values),
      lede: t('payments.refund_failed.lede', values),
      why: t('payments.surplus.why', { client: client.name, firm: firmName }),
    },
  });
}
