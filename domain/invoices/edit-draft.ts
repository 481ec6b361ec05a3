import type { Actor } from '@/lib/actor';
import { dayToDb } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { ratesOf, requireRunning } from '../taxes/rates-of';
import { changedMeanwhile } from './changed-meanwhile';
import { insertLines } from './create-draft';
import { draftAmounts, type DraftInput, type DraftLine } from './draft-input';
import { draftVersion } from './draft-version';
import { listLines } from './list-lines';
import { type LockedInvoice, lockInvoice } from './lock-invoice';

/**
 * Writes a draft anew, lines and all. Nothing is recorded when nothing changed. `version` is the one that the change
 * began from; left out by a caller that has just read the draft itself, and by nobody who shows it to a person.
 * @returns the version that stands now
 * @throws PortalError not_found; conflict when it was sent in the meantime, or changed by somebody else, and then nothing
 * is written; invalid for amounts, currency, and a tax that has ended.
 */
export async function editDraft(
  actor: Actor,
  { id, draft, version }: { id: string; draft: DraftInput; version?: string },
): Promise<{ version: string }> {
  authorize(actor, 'invoice.draft');
  return dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, id);
    if (invoice.state !== 'draft')
      throw new PortalError('conflict', 'invoices.errors.sent_already');
    const lines = await listLines(db, id);
    const written = { version: draftVersion(draft) };
    const fields = changedFields(invoice, lines, draft);
    // Saying what stands there already is no conflict, whatever it began from: a form sent twice, an answer that was lost.
    if (fields.length === 0) return written;
    if (version !== undefined && version !== draftVersion({ ...invoice, lines })) {
      throw await changedMeanwhile(db, actor, id);
    }
    const rates = await ratesOf(db, draft.lines);
    const amounts = draftAmounts(draft, rates);
    requireRunning(draft.lines, rates);
    await db.invoice.update({
      where: { id },
      data: {
        title: draft.title,
        currency: draft.currency,
        totalMinor: amounts.totalMinor,
        dueOn: draft.dueOn && dayToDb(draft.dueOn),
        note: draft.note,
      },
      select: { id: true },
    });
    if (fields.includes('lines') || fields.includes('currency')) {
      await db.invoiceLine.deleteMany({ where: { invoiceId: id } });
      await db.invoiceTax.deleteMany({ where: { invoiceId: id } });
      await insertLines(db, invoice, draft, amounts);
    }
    await recordActivity(db, actor, {
      type: 'invoice.edited',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { fields },
    });
    return written;
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
        line.unitMinor === other.unitMinor &&
        (line.agreementItemId ?? null) === (other.agreementItemId ?? null) &&
        (line.reason ?? null) === (other.reason ?? null) &&
        (line.taxRateId ?? null) === (other.taxRateId ?? null)
      );
    })
  );
}
