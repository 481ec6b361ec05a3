import type { Actor } from '@/lib/actor';
import { type Day, now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { LockedInvoice } from '../invoices/lock-invoice';
import { makePayLink } from '../invoices/pay-link';
import type { Recipient } from '../invoices/recipients';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';
import { reminderMail } from './reminder-mail';

type Sending = {
  leftMinor: bigint;
  /** In days from the due day: the same day is not reminded of twice. */
  days: number;
  level: number;
  recipients: Recipient[];
  today: Day;
};

/**
 * Writes a reminder of a locked bill to everybody there who may see bills: row, mails and log in the open transaction.
 * @returns false where this very reminder had gone out before; then nothing is sent.
 */
export async function sendReminder(
  db: Db,
  actor: Actor,
  invoice: LockedInvoice & { dueOn: Day },
  { leftMinor, days, level, recipients, today }: Sending,
): Promise<boolean> {
  const { id, clientId } = invoice;
  const { count } = await db.reminder.createMany({
    data: { id: newId(), clientId, invoiceId: id, level, days, sentAt: now() },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const person = await findMailPerson(db, clientId);
  const { locale } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { locale: true },
  });
  const { name: clientName } = await db.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { name: true },
  });
  for (const { contactId, name, email } of recipients) {
    const url = await makePayLink(db, { clientId, invoiceId: id, contactId });
    await queueMail(db, {
      key: `reminder/${id}/${days}/${contactId}`,
      clientId,
      to: { email, name },
      message: reminderMail(
        { ...invoice, number: invoice.number ?? '', leftMinor },
        { level, name, clientName, person, locale, today, url },
      ),
      oneTime: true,
    });
  }
  await recordActivity(db, actor, {
    type: 'reminder.sent',
    clientId,
    subject: { kind: 'invoice', id: publicId('in', id) },
    data: { level },
  });
  return true;
}
