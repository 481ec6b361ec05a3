import type { Actor, EmployeeActor } from '@/lib/actor';
import { daysBetween, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { lockInvoice } from '../invoices/lock-invoice';
import { listRecipients } from '../invoices/recipients';
import { applyCredit } from '../payments/apply-credit';
import { MOST_REMINDERS } from './due-reminder';
import { findHindrance } from './find-hindrance';
import { sendReminder } from './send-reminder';

/**
 * Staff remind of a bill by hand: one of the two that it may have. Pressed twice, one goes out.
 * @throws PortalError not_found; conflict, with the reason, for what is settled, clearing or asked about, for a client who
 * has left or has nobody to tell, and once two reminders went out
 */
export async function remindNow(actor: Actor, { invoiceId }: { invoiceId: string }): Promise<void> {
  authorizeEmployee(actor, 'reminder.send');
  // What they have with us pays first, in a transaction of the books' own.
  await applyCredit(actor, await findBill(actor, invoiceId));
  await dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, invoiceId);
    const found = await findHindrance(db, invoice);
    if ('hindrance' in found || !invoice.dueOn) {
      const why = 'hindrance' in found ? found.hindrance : 'settled';
      throw new PortalError('conflict', `reminders.errors.${why}`);
    }
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const today = todayIn(zone);
    const days = daysBetween(invoice.dueOn, today);
    const sent = await db.reminder.findMany({ where: { invoiceId }, select: { days: true } });
    if (sent.some((one) => one.days === days)) {
      throw new PortalError('conflict', 'reminders.errors.today');
    }
    if (sent.length >= MOST_REMINDERS) throw new PortalError('conflict', 'reminders.errors.most');
    const recipients = await listRecipients(db, invoice.clientId);
    if (recipients.length === 0) throw new PortalError('conflict', 'reminders.errors.nobody');
    await sendReminder(
      db,
      actor,
      { ...invoice, dueOn: invoice.dueOn },
      { leftMinor: found.leftMinor, days, level: sent.length + 1, recipients, today },
    );
  });
}

async function findBill(actor: EmployeeActor, id: string) {
  const bill = await dbAs(actor, (db) =>
    db.invoice.findUnique({ where: { id }, select: { clientId: true, currency: true } }),
  );
  if (!bill) throw notFound();
  return bill;
}
