import { findMailPerson } from '@/domain/mail/find-mail-person';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import type { CertainPayment, Counted } from './count-payment';
import { invoiceUrl, readWords } from './payment-words';

/**
 * Tells the account manager, or the desk, of money that its invoices did not need: it is the client's credit until it is
 * used or given back.
 */
export async function mailSurplus(
  db: Db,
  payment: CertainPayment,
  { parts, surplusMinor }: Counted,
): Promise<void> {
  const [first] = parts;
  const { name, email } = await findMailPerson(db, payment.clientId);
  if (!email || !first) return;
  const { t, say, sayBills, firmName } = await readWords(db);
  const client = await db.client.findUniqueOrThrow({
    where: { id: payment.clientId },
    select: { name: true },
  });
  const values = {
    bills: sayBills(parts.map(({ invoice }) => invoice)),
    count: parts.length,
    client: client.name,
    amount: say(payment.amountMinor, payment.currency),
    surplus: say(surplusMinor, payment.currency),
    state: parts.length > 1 ? 'several' : first.countedMinor > 0n ? 'less' : first.invoice.state,
  };
  await queueMail(db, {
    key: `surplus/${payment.id}`,
    clientId: payment.clientId,
    to: { email, name },
    message: {
      subject: t('payments.surplus.subject', values),
      sentence: t('payments.surplus.sentence', values),
      lede: t('payments.surplus.lede', values),
      button: {
        label: t('payments.surplus.button', values),
        url: invoiceUrl(first.invoice.id, '/staff'),
        kind: 'outline',
      },
      why: t('payments.surplus.why', { client: client.name, firm: firmName }),
    },
  });
}
