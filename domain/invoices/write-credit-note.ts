import type { Actor } from '@/lib/actor';
import { dayToDb, now, todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { type Money, moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { addEntry } from '../ledger/add-entry';
import type { LockedInvoice } from './lock-invoice';
import { withNextNumber } from './next-number';

/** Where a note comes from that was made here, and not brought by an import. */
export const ISSUED = 'issued';

/**
 * A credit note for a locked invoice: its row with the next number, the ledger, the log. What bills are given of it is its
 * caller's to say.
 * @param note.key one note for one key
 */
export async function writeCreditNote(
  db: Db,
  actor: Actor,
  { id: invoiceId, clientId }: LockedInvoice,
  note: { amount: Money; reason: string; key: string; createdBy: string | null },
): Promise<{ id: string; number: string }> {
  const { amount, reason } = note;
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  const id = newId();
  const today = todayIn(zone);
  const number = await withNextNumber(
    db,
    (next) =>
      db.creditNote.createMany({
        data: {
          id,
          clientId,
          invoiceId,
          number: next,
          currency: amount.currency,
          totalMinor: amount.amountMinor,
          issuedOn: dayToDb(today),
          reason,
          createdAt: now(),
          createdBy: note.createdBy,
          source: ISSUED,
          sourceKey: note.key,
        },
      }),
    { counter: 'credit_note', prefix: 'C-' },
  );
  await addEntry(db, {
    ...amount,
    kind: 'credit_note',
    clientId,
    invoiceId,
    creditNoteId: id,
    on: today,
  });
  await recordActivity(db, actor, {
    type: 'credit_note.issued',
    clientId,
    subject: { kind: 'credit_note', id: publicId('cn', id) },
    data: { ...moneyData(amount), invoice: publicId('in', invoiceId) },
    reason,
  });
  return { id, number };
}
