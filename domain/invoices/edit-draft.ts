import type { Actor } from '@/lib/actor';
import { dayToDb } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { insertLines } from './create-draft';
import { draftAmounts, type DraftInput, type DraftLine } from './draft-input';
import { listLines } from './list-lines';
import { type LockedInvoice, lockInvoice } from './lock-invoice';

/**
 * Writes a draft anew, lines and all. Nothing is recorded when nothing changed.
 * @throws PortalError not_found; conflict when it was sent in the meantime; invalid for amounts and currency.
 */
export async function editDraft(
  actor: Actor,
  { id, draft }: { id: string; draft: DraftInput },
): Promise<void> {
  authorize(actor, 'invoice.draft');
  const { totalMinor } = draftAmounts(draft);
  await dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, id);
    if (invoice.state !== 'draft')
      throw new PortalError('conflict', 'invoices.errors.sent_already');
    const lines = await listLines(db, id);
    const fields = changedFields(invoice, lines, draft);
    if (fields.length === 0) return;
    await db.invoice.update({
      where: { id },
      data: {
        title: draft.title,
        currency: draft.currency,
        totalMinor,
        dueOn: draft.dueOn && dayToDb(draft.dueOn),
        note: draft.note,
      },
      select: { id: true },
    });
    if (fields.includes('lines') || fields.includes('currency')) {
      await db.invoiceLine.deleteMany({ where: { invoiceId: id } });
      await insertLines(db, invoice, draft);
    }
    await recordActivity(db, actor, {
      type: 'invoice.edited',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { fields },
    });
  });
}

function changedFields(invoice: LockedInvoice, lines: DraftLine[], draft: DraftInput): string[] {
  const fields = (['title', 'currency', 'dueOn', 'note'] as const).filter(
    (name) => invoice[name] !== draft[name],
  );
  return sameLines(lines, draft.lines) ? fields : [...fields, 'lines'];
}

function sameLines(before: DraftLine[], after: DraftLine[]): boolean {
  return (
    before.length === after.length &&
    before.every((line, place) => {
      const other = after[place];
      return (
        line.description === other?.description &&
        line.detail === other.detail &&
        line.quantityMilli === other.quantityMilli &&
        line.unitMinor === other.unitMinor
      );
    })
  );
}
