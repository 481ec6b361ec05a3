import type { Actor } from '@/lib/actor';
import { dayToDb } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { draftAmounts, type DraftInput } from './draft-input';

/**
 * Begins an invoice that the client can't see yet.
 * @returns `created` is false, and nothing was changed, where there is an invoice with this id already: the form was
 * sent twice.
 * @throws PortalError not_found for a client that the actor does not look after; invalid for amounts and currency.
 */
export async function createDraft(
  actor: Actor,
  { id = newId(), clientId, draft }: { id?: string; clientId: string; draft: DraftInput },
): Promise<{ id: string; created: boolean }> {
  authorize(actor, 'invoice.draft');
  const { totalMinor } = draftAmounts(draft);
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
    if (!client) throw notFound();
    const { count } = await db.invoice.createMany({
      data: {
        id,
        clientId,
        state: 'draft',
        title: draft.title,
        currency: draft.currency,
        totalMinor,
        dueOn: draft.dueOn && dayToDb(draft.dueOn),
        note: draft.note,
        createdBy: actor.personId ?? null,
      },
      skipDuplicates: true,
    });
    if (count === 0) return { id, created: false };
    await insertLines(db, { id, clientId }, draft);
    await recordActivity(db, actor, {
      type: 'invoice.created',
      clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: moneyData({ amountMinor: totalMinor, currency: draft.currency }),
    });
    return { id, created: true };
  });
}

/** Puts the lines of a draft in, in their order; there must be none. */
export async function insertLines(
  db: Db,
  invoice: { id: string; clientId: string },
  draft: Pick<DraftInput, 'currency' | 'lines'>,
): Promise<void> {
  const { amountsMinor } = draftAmounts(draft);
  await db.invoiceLine.createMany({
    data: draft.lines.map((line, place) => ({
      id: newId(),
      invoiceId: invoice.id,
      clientId: invoice.clientId,
      position: place + 1,
      description: line.description,
      detail: line.detail,
      quantityMilli: line.quantityMilli,
      unitMinor: line.unitMinor,
      amountMinor: amountsMinor[place] ?? 0n,
    })),
  });
}
