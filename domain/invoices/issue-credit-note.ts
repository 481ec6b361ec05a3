import type { EmployeeActor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { sendJob } from '@/lib/jobs';
import { formatMoney, type Money } from '@/lib/money';
import { authorize } from '../authorize';
import { creditableOf } from './creditable';
import { giveCredit } from './give-credit';
import { type LockedInvoice, lockInvoice } from './lock-invoice';
import { mailCreditNote } from './mail-credit-note';
import { ISSUED, writeCreditNote } from './write-credit-note';

export type NewCreditNote = {
  invoiceId: string;
  amount: Money;
  /** Why, in words for the client. */
  reason: string;
  /** Made when the form was shown: sent twice, it is one note. */
  key: string;
};

export type IssuedCreditNote = { id: string; number: string; issuedNow: boolean };

/** The form's own key is the invoice's: another's form can't take it. */
function keyOf({ invoiceId, key }: NewCreditNote): string {
  return `${invoiceId}/${key}`;
}

/**
 * Takes something off a final invoice, with a number of its own: what is left to pay of it becomes less, and what it does
 * not need, since it was paid already, is the client's credit. Ledger, log, mail, all or nothing.
 * @throws PortalError not_found; conflict for a draft and for what was cancelled; invalid for another currency, nothing or
 * less, and more than was billed and is not credited yet.
 */
export async function issueCreditNote(
  actor: EmployeeActor,
  note: NewCreditNote,
): Promise<IssuedCreditNote> {
  authorize(actor, 'credit_note.issue');
  return dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, note.invoiceId);
    const before = await db.creditNote.findUnique({
      where: { source_sourceKey: { source: ISSUED, sourceKey: keyOf(note) } },
      select: { id: true, number: true },
    });
    if (before) return { ...before, issuedNow: false };
    const firm = await db.firm.findUniqueOrThrow({
      where: { id: 1 },
      select: { locale: true },
    });
    await check(db, invoice, note, firm.locale);
    const issued = await writeCreditNote(db, actor, invoice, {
      ...note,
      key: keyOf(note),
      createdBy: actor.personId,
    });
    const own = { kind: 'credit_note', id: issued.id, leftMinor: note.amount.amountMinor } as const;
    await giveCredit(db, actor, invoice, { sources: [own] });
    // A page that is open to pay on was opened for more than is owed now.
    await sendJob(db, 'payment.follow', { invoiceId: invoice.id }, { singletonKey: invoice.id });
    await mailCreditNote(db, invoice, { ...note, ...issued });
    return { ...issued, issuedNow: true };
  });
}

async function check(
  db: Db,
  invoice: LockedInvoice,
  { amount }: NewCreditNote,
  locale: string,
): Promise<void> {
  const { currency, state } = invoice;
  if (state === 'draft' || state === 'void') {
    throw new PortalError('conflict', `creditNotes.errors.${state}`);
  }
  const most = { amountMinor: await creditableOf(db, invoice), currency };
  const refuse = (key: string) =>
    new PortalError('invalid', `creditNotes.errors.${key}`, {
      values: { currency, most: formatMoney(most, locale) },
      fields: { amount: `creditNotes.errors.${key}` },
    });
  if (amount.currency !== currency) throw refuse('wrong_currency');
  if (amount.amountMinor <= 0n) throw refuse('not_positive');
  if (amount.amountMinor > most.amountMinor) throw refuse('more_than_billed');
}
