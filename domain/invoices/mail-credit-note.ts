import { formatMoney, type Money } from '@/lib/money';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import type { MailMessage, MailPerson } from '../mail/mail-message';
import { queueMail } from '../mail/queue-mail';
import { listRecipients } from './recipients';

type Note = { id: string; number: string; amount: Money; reason: string };
type Bill = { clientId: string; number: string | null; title: string };

/** Tells everybody at the client who may see bills that something was taken off one. */
export async function mailCreditNote(db: Db, invoice: Bill, note: Note): Promise<void> {
  const recipients = await listRecipients(db, invoice.clientId);
  if (recipients.length === 0) return;
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, locale: true },
  });
  const person = await findMailPerson(db, invoice.clientId);
  for (const to of recipients) {
    await queueMail(db, {
      key: `credit-note/${note.id}/${to.contactId}`,
      clientId: invoice.clientId,
      to,
      message: creditNoteMail(invoice, note, { firm, person }),
    });
  }
}

/** What the mail says: how much was taken off, of which bill, and why. */
export function creditNoteMail(
  invoice: Bill,
  note: Note,
  { firm, person }: { firm: { name: string; locale: string }; person: MailPerson },
): MailMessage {
  const t = translator();
  const values = {
    amount: formatMoney(note.amount, firm.locale),
    number: note.number,
    invoice: invoice.number ?? '',
  };
  return {
    subject: t('creditNotes.mail.subject', values),
    sentence: t('creditNotes.mail.sentence', values),
    box: [
      { label: t('creditNotes.mail.for', values), value: invoice.title },
      { label: t('creditNotes.mail.why_given'), value: note.reason },
      { label: t('creditNotes.mail.amount'), value: values.amount, total: true },
    ],
    button: {
      label: t('creditNotes.mail.button', values),
      url: `${env().NEXTAUTH_URL}/credit-notes/${publicId('cn', note.id)}`,
      kind: 'outline',
    },
    person,
    why: t('payments.why', { firm: firm.name }),
  };
}
