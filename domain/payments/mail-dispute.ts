import { findMailPerson } from '@/domain/mail/find-mail-person';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import { invoiceUrl, readWords } from './payment-words';

type Taken = {
  id: string;
  amountMinor: bigint;
  invoices: readonly { id: string; number: string | null }[];
};

/** Tells the account manager, or the desk, that the client's bank takes a payment back: a call comes before the papers. */
export async function mailDispute(
  db: Db,
  { clientId, currency }: { clientId: string; currency: string },
  { id, amountMinor, invoices }: Taken,
): Promise<void> {
  const { name, email } = await findMailPerson(db, clientId);
  const [first] = invoices;
  if (!email || !first) return;
  const { t, say, sayBills, firmName } = await readWords(db);
  const client = await db.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { name: true },
  });
  const values = {
    client: client.name,
    amount: say(amountMinor, currency),
    bills: sayBills(invoices),
    count: invoices.length,
  };
  await queueMail(db, {
    key: `dispute/${id}`,
    clientId,
    to: { email, name },
    message: {
      subject: t('payments.dispute.subject', values),
      sentence: t('payments.dispute.sentence', values),
      lede: t('payments.dispute.lede', values),
      button: {
        label: t('payments.surplus.button', values),
        url: invoiceUrl(first.id, '/staff'),
        kind: 'outline',
      },
      why: t('payments.surplus.why', { client: client.name, firm: firmName }),
    },
  });
}
