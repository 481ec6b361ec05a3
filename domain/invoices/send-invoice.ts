import type { Actor } from '@/lib/actor';
import { dayToDb, now, todayIn, type Day } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { addEntry } from '../ledger/add-entry';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';
import { ratesOf, requireRunning } from '../taxes/rates-of';
import { holdDraft } from './hold-draft';
import { type LockedInvoice, lockInvoice } from './lock-invoice';
import { withNextNumber } from './next-number';
import { makePayLink } from './pay-link';
import { listRecipients, type Recipient } from './recipients';
import { sentMail } from './sent-mail';

/** `sentNow` is false where it had been sent before: sending again sends nothing. */
export type SentInvoice = { id: string; number: string; sentNow: boolean };

type Ready = LockedInvoice & { dueOn: Day };

/** Who sends many at once waits for the numbers of the others. */
export const SEND_TIMEOUT_MS = 30_000;

/**
 * Makes a draft final: number, ledger, log, a mail to everybody who may see bills, and the PDF, all or nothing.
 * From here on it does not change; a mistake is put right by cancelling it, or by a credit note.
 * @throws PortalError not_found; conflict for what is settled or cancelled; invalid when something is missing: lines, a
 * total above zero, a due day that has not passed, somebody to send it to, taxes that have not ended, a reason for a line
 * that differs from what was agreed.
 */
export async function sendInvoice(actor: Actor, { id }: { id: string }): Promise<SentInvoice> {
  authorize(actor, 'invoice.send');
  return dbAs(
    actor,
    async (db) => {
      const invoice = await lockInvoice(db, id);
      if (invoice.state === 'open' && invoice.number) {
        return { id, number: invoice.number, sentNow: false };
      }
      if (invoice.state !== 'draft')
        throw new PortalError('conflict', 'invoices.errors.sent_already');
      const firm = await db.firm.findUniqueOrThrow({
        where: { id: 1 },
        select: { name: true, zone: true, locale: true },
      });
      const today = todayIn(firm.zone);
      const recipients = await listRecipients(db, invoice.clientId);
      const dueOn = await checkReady(db, invoice, recipients, today);
      const agreementId = await holdDraft(db, invoice, today);
      const person = await findMailPerson(db, invoice.clientId);

      const sentAt = now();
      await keepBooks(db, actor, { ...invoice, dueOn }, today);
      await sendJob(db, 'invoice.pdf', { invoiceId: id }, { singletonKey: id });
      // The counter comes last, since everybody else who sends waits for it.
      const number = await withNextNumber(db, (next) =>
        db.invoice.update({
          where: { id },
          data: {
            number: next,
            state: 'open',
            issuedOn: dayToDb(today),
            sentAt,
            sentBy: actor.personId ?? null,
            agreementId,
          },
          select: { id: true },
        }),
      );
      const ofInvoice = { clientId: invoice.clientId, invoiceId: id };
      for (const to of recipients) {
        await queueMail(db, {
          key: `invoice.sent/${id}/${to.contactId}`,
          clientId: invoice.clientId,
          to: { email: to.email, name: to.name },
          message: sentMail(
            { ...invoice, number, dueOn },
            { firm, person, today, url: await makePayLink(db, { ...to, ...ofInvoice }) },
          ),
          oneTime: true,
        });
      }
      return { id, number, sentNow: true };
    },
    { timeoutMs: SEND_TIMEOUT_MS },
  );
}

async function keepBooks(db: Db, actor: Actor, invoice: Ready, today: Day): Promise<void> {
  const { clientId, currency, totalMinor } = invoice;
  await addEntry(db, {
    kind: 'invoice',
    clientId,
    invoiceId: invoice.id,
    currency,
    amountMinor: totalMinor,
    on: today,
  });
  await recordActivity(db, actor, {
    type: 'invoice.sent',
    clientId,
    subject: { kind: 'invoice', id: publicId('in', invoice.id) },
    data: { ...moneyData({ amountMinor: totalMinor, currency }), dueOn: invoice.dueOn },
  });
}

async function checkReady(
  db: Db,
  invoice: LockedInvoice,
  recipients: Recipient[],
  today: Day,
): Promise<Day> {
  const refuse = (key: string, field?: string) =>
    new PortalError('invalid', `invoices.errors.${key}`, {
      fields: field ? { [field]: `invoices.errors.${key}` } : {},
    });
  const lines = await db.invoiceLine.findMany({
    where: { invoiceId: invoice.id },
    orderBy: { position: 'asc' },
    select: { taxRateId: true },
  });
  if (lines.length === 0) throw refuse('no_lines');
  if (invoice.totalMinor <= 0n) throw refuse('no_total');
  if (!invoice.dueOn) throw refuse('no_due_day', 'dueOn');
  if (invoice.dueOn < today) throw refuse('due_passed', 'dueOn');
  if (recipients.length === 0) throw refuse('no_recipient');
  requireRunning(lines, await ratesOf(db, lines));
  return invoice.dueOn;
}
