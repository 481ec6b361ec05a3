import type { Actor } from '@/lib/actor';
import { type Day, dayToDb, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { ratesOf, requireRunning } from '../taxes/rates-of';
import { type DraftAmounts, draftAmounts, type DraftInput, type DraftLine } from './draft-input';

/**
 * Begins an invoice that the client can't see yet.
 * @returns `created` is false, and nothing was changed, where there is an invoice with this id already: the form was
 * sent twice.
 * @throws PortalError not_found for a client that the actor does not look after; invalid for amounts, currency, and a tax
 * that has ended.
 */
export async function createDraft(
  actor: Actor,
  { id = newId(), clientId, draft }: { id?: string; clientId: string; draft: DraftInput },
): Promise<{ id: string; created: boolean }> {
  authorize(actor, 'invoice.draft');
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
    if (!client) throw notFound();
    return { id, created: await insertDraft(db, actor, { id, clientId }, draft) };
  });
}

/** What a draft is raised from, and the days that it bills. */
export type RaisedFrom = { agreementId: string; periodFrom: Day; periodTo: Day };

/**
 * Puts a draft in, with its lines and taxes, and records it. One that is raised may have a tax that has ended meanwhile, for
 * staff to see and to change: it is not sent with it.
 * @returns false, and nothing was changed, where there is one with this id, or for this span of the agreement, already.
 */
export async function insertDraft(
  db: Db,
  actor: Actor,
  { id, clientId }: { id: string; clientId: string },
  draft: DraftInput,
  raised?: RaisedFrom,
): Promise<boolean> {
  const rates = await ratesOf(db, draft.lines);
  const amounts = draftAmounts(draft, rates);
  const { totalMinor } = amounts;
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
  if (!raised) requireRunning(draft.lines, rates);
  await insertLines(db, { id, clientId }, draft, amounts);
  await recordActivity(db, actor, {
    type: 'invoice.created',
    clientId,
    subject: { kind: 'invoice', id: publicId('in', id) },
    data: moneyData({ amountMinor: totalMinor, currency: draft.currency }),
  });
  return true;
}

/**
 * Puts the lines of a draft in, in their order, and its taxes; there must be none.
 * @throws PortalError not_found for a line that names what was agreed with another client.
 */
export async function insertLines(
  db: Db,
  invoice: { id: string; clientId: string },
  { lines }: Pick<DraftInput, 'lines'>,
  { amountsMinor, taxes }: Pick<DraftAmounts, 'amountsMinor' | 'taxes'>,
): Promise<void> {
  await requireOwnItems(db, invoice.clientId, lines);
  await db.invoiceLine.createMany({
    data: lines.map((line, place) => ({
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
      taxRateId: line.taxRateId ?? null,
    })),
  });
  if (taxes.length === 0) return;
  await db.invoiceTax.createMany({
    data: taxes.map((tax, place) => ({
      ...tax,
      invoiceId: invoice.id,
      clientId: invoice.clientId,
      position: place + 1,
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
