import type { MachineActor } from '@/lib/actor';
import { dayFromDb, type Day, todayIn } from '@/lib/clock';
import { dbAs, readAs, type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { lockInvoice } from '../invoices/lock-invoice';
import { listRecipients } from '../invoices/recipients';
import { applyCredit } from '../payments/apply-credit';
import { dueReminder, MOST_REMINDERS } from './due-reminder';
import { eachAlone } from './each-alone';
import { findHindrance } from './find-hindrance';
import { readFirm } from './read-firm';
import { sendReminder } from './send-reminder';

/** So many a run; the next one, a quarter of an hour later, goes on. */
const A_RUN = 500;

type Bill = { id: string; clientId: string; currency: string };

/**
 * Reminds of every bill whose day has come, within the firm's hours and never on a day on which it is closed. Each bill is
 * held while its mails are written, so that none goes out for what was paid or asked about a moment before. One that
 * fails is written down and does not stop the others.
 * @returns how many bills were reminded of
 */
export async function sendDueReminders(actor: MachineActor): Promise<number> {
  authorize(actor, 'reminder.run');
  const firm = await readAs(actor, readFirm);
  if (!firm?.open || firm.days.length === 0) return 0;
  const today = todayIn(firm.zone);
  const bills = await readAs(actor, (db) => listBills(db, firm.days, today));
  const credited = new Set<string>();
  return eachAlone(
    bills,
    ({ id }) => `reminders.send ${publicId('in', id)}`,
    async ({ id, clientId, currency }) => {
      // What they have with us pays first; then it is asked for what is left.
      if (!credited.has(clientId + currency)) await applyCredit(actor, { clientId, currency });
      credited.add(clientId + currency);
      return remind(actor, id, { today, days: firm.days });
    },
  );
}

/** Judges one bill again with the bill in hand, and sends. */
function remind(
  actor: MachineActor,
  id: string,
  when: { today: Day; days: readonly number[] },
): Promise<boolean> {
  return dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, id);
    const { dueOn } = invoice;
    if (!dueOn) return false;
    const found = await findHindrance(db, invoice);
    if ('hindrance' in found) return false;
    const { issuedOn } = await db.invoice.findUniqueOrThrow({
      where: { id },
      select: { issuedOn: true },
    });
    const sent = await db.reminder.findMany({ where: { invoiceId: id }, select: { days: true } });
    const days = dueReminder(
      { dueOn, issuedOn: issuedOn && dayFromDb(issuedOn), sent: sent.map((one) => one.days) },
      when,
    );
    if (days === null) return false;
    const recipients = await listRecipients(db, invoice.clientId);
    if (recipients.length === 0) return false;
    return sendReminder(
      db,
      actor,
      { ...invoice, dueOn },
      {
        leftMinor: found.leftMinor,
        days,
        level: sent.length + 1,
        recipients,
        today: when.today,
      },
    );
  });
}

/** The bills of which one of the firm's days has come and was not reminded of, at clients who have somebody to tell. */
async function listBills(db: Reads, days: readonly number[], today: Day): Promise<Bill[]> {
  return db.$queryRaw<Bill[]>(sql`
    SELECT i.id, i.client_id AS "clientId", i.currency FROM invoice i JOIN client c ON c.id = i.client_id
    CROSS JOIN LATERAL (
      SELECT max(d) AS days FROM unnest(${[...days]}::int[]) d WHERE i.due_on + d <= ${today}::date) newest
    WHERE i.state = 'open' AND i.total_minor > i.paid_minor + i.credited_minor AND c.left_at IS NULL
      AND newest.days IS NOT NULL AND i.due_on + newest.days > i.issued_on
      AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.invoice_id = i.id AND r.days >= newest.days)
      AND (SELECT count(*) FROM reminder r WHERE r.invoice_id = i.id) < ${MOST_REMINDERS}
      AND EXISTS (SELECT 1 FROM contact k WHERE k.client_id = c.id AND k.ended_at IS NULL AND k.may_billing)
      AND NOT EXISTS (SELECT 1 FROM line_question q WHERE q.invoice_id = i.id
                         AND (q.state = 'open' OR (q.kind = 'dispute' AND q.state <> 'settled')))
    ORDER BY i.due_on DESC, i.id LIMIT ${A_RUN}`);
}
