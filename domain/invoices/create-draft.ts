import type { Actor } from '@/lib/actor';
import { type Day, dayToDb, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { draftAmounts, type DraftInput, type DraftLine } from './draft-input';

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
  draftAmounts(draft);
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
    if (!client) throw notFound();
    return { id, created: await insertDraft(db, actor, { id, clientId }, draft) };
  });
}

/** What a draft is raised from, and the days that it bills. */
export type RaisedFrom = { agreementId: string; periodFrom: Day; periodTo: Day };

/**
 * Puts a draft in, with its lines, and records it.
 * @returns false, and nothing was changed, where there is one with this id, or for this span of the agreement, already.
 */
export async function insertDraft(
  db: Db,
  actor: Actor,
  { id, clientId }: { id: string; clientId: string },
  draft: DraftInput,
  raised?: RaisedFrom,
): Promise<boolean> {
  const { totalMinor } = draftAmounts(draft);
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
      createdAt: now(),
      createdBy: actor.personId ?? null,
      ...(raised && {
        agreementId: raised.agreementId,
        periodFrom: dayToDb(raised.periodFrom),
        periodTo: dayToDb(raised.periodTo),
      }),
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await insertLines(db, { id, clientId }, draft);
  await recordActivity(db, actor, {
    type: 'invoice.created',
    clientId,
    subject: { kind: 'invoice', id: publicId('in', id) },
    data: moneyData({ amountMinor: totalMinor, currency: draft.currency }),
  });
  return true;
}

/**
 * Puts the lines of a draft in, in their order; there must be none.
 * @throws PortalError not_found for a line that names what was agreed with another client.
 */
export async function insertLines(
  db: Db,
  invoice: { id: string; clientId: string },
  draft: Pick<DraftInput, 'currency' | 'lines'>,
): Promise<void> {
  const { amountsMinor } = draftAmounts(draft);
  await requireOwnItems(db, invoice.clientId, draft.lines);
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
      agreementItemId: line.agreementItemId ?? null,
      reason: line.reason ?? null,
    })),
  });
}

async function requireOwnItems(
  db: Db,
  clientId: string,
  lines: readonly DraftLine[],
): Promise<void> {
  const ids = new Set(lines.flatMap(({ agreementItemId }) => agreementItemId ?? []));
  if (ids.size === 0) return;
  const found = await db.agreementItem.count({ where: { id: { in: [...ids] }, clientId } });
  if (found < ids.size) throw notFound();
}
