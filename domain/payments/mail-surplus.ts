import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import type { CertainPayment, Counted } from './count-payment';
import { invoiceUrl, readWords } from './payment-words';

/**
 * Tells the account manager, or the desk, of money that an invoice did not need: it stands in the client's favour until
 * somebody gives it back or uses it.
 */
export async function mailSurplus(
  db: Db,
  invoice: LockedInvoice,
  payment: CertainPayment,
  { surplusMinor }: Counted,
): Promise<void> {
  const { name, email } = await findMailPerson(db, invoice.clientId);
  if (!email) return;
  const { t, say, firmName } = await readWords(db);
  const client = await db.client.findUniqueOrThrow({
    where: { id: invoice.clientId },
    select: { name: true },
  });
  const values = {
    number: invoice.number ?? '',
    client: client.name,
    amount: say(payment.amountMinor, invoice.currency),
    surplus: say(surplusMinor, invoice.currency),
    state: invoice.state,
  };
  await queueMail(db, {
    key: `surplus/${payment.id}`,
    clientId: invoice.clientId,
    to: { email, name },
    message: {
      subject: t('payments.surplus.subject', values),
      sentence: t('payments.surplus.sentence', values),
      lede: t('payments.surplus.lede', values),
      button: {
        label: t('payments.surplus.button', values),
        url: invoiceUrl(invoice.id, '/staff'),
        kind: 'outline',
      },
      why: t('payments.surplus.why', { client: client.name, firm: firmName }),
    },
  });
}
