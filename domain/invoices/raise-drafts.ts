import type { MachineActor } from '@/lib/actor';
import { addDays, type Day, dayToDb, todayIn } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { type LockedAgreement, lockAgreement } from '../agreements/lock-agreement';
import { nextSpan, type Span, spanFrom } from '../agreements/periods';
import { spanWords } from '../agreements/span-words';
import { authorize } from '../authorize';
import { insertDraft } from './create-draft';

/** Agreements looked at in one go, and spans that one catches up with; what is left over is due at the next. */
const MOST = 500;
const MOST_SPANS = 24;

/**
 * Raises a draft for each span that has begun, in the firm's zone, of each agreement that wants it, for staff to look at
 * and send: those missed while nobody worked as well. Run twice, or by two at once, it raises each once. An agreement that
 * fails is written down and does not stop the others. Clients who have left are billed by hand.
 * @returns how many drafts were raised
 */
export async function raiseDrafts(actor: MachineActor): Promise<number> {
  authorize(actor, 'agreement.raise');
  let raised = 0;
  for (const id of await listDue(actor)) {
    try {
      raised += await dbAs(actor, (db) => raiseOf(db, actor, id));
    } catch (error) {
      recordIncident(error, `agreements.raise ${publicId('ag', id)}`);
    }
  }
  return raised;
}

async function listDue(actor: MachineActor): Promise<string[]> {
  const rows = await dbAs(actor, async (db) => {
    const { today } = await readFirm(db);
    return db.$queryRaw<{ id: string }[]>(sql`
      SELECT a.id FROM agreement a JOIN client c ON c.id = a.client_id
      WHERE a.raises_drafts AND a.next_on <= ${dayToDb(today)}::date AND c.left_at IS NULL
      ORDER BY a.next_on, a.id LIMIT ${MOST}`);
  });
  return rows.map(({ id }) => id);
}

async function readFirm(db: Db): Promise<{ today: Day; locale: string }> {
  const { zone, locale } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { zone: true, locale: true },
  });
  return { today: todayIn(zone), locale };
}

async function raiseOf(db: Db, actor: MachineActor, id: string): Promise<number> {
  const agreement = await lockAgreement(db, id);
  const firm = await readFirm(db);
  let { nextOn } = agreement;
  let raised = 0;
  for (let left = MOST_SPANS; left > 0 && nextOn !== null && nextOn <= firm.today; left -= 1) {
    const isOver = agreement.endsOn !== null && nextOn > agreement.endsOn;
    if (!isOver && (await raise(db, actor, agreement, spanFrom(agreement, nextOn), firm)))
      raised += 1;
    nextOn = isOver ? null : nextSpan(agreement, nextOn);
  }
  await db.agreement.updateMany({ where: { id }, data: { nextOn: nextOn && dayToDb(nextOn) } });
  return raised;
}

async function raise(
  db: Db,
  actor: MachineActor,
  agreement: LockedAgreement,
  span: Span,
  { today, locale }: { today: Day; locale: string },
): Promise<boolean> {
  const items = await listItems(db, agreement.id);
  const words = agreement.period === 'once' ? '' : spanWords(span, { t: translator(), locale });
  const draft = {
    title: [agreement.title, words].filter(Boolean).join(', '),
    currency: agreement.currency,
    dueOn: addDays(today, agreement.dueDays),
    note: null,
    lines: items.map(({ id, description, detail, quantityMilli, unitMinor, taxRateId }) => ({
      ...{ description, detail, quantityMilli, unitMinor, taxRateId },
      agreementItemId: id,
      reason: null,
    })),
  };
  return insertDraft(db, actor, { id: newId(), clientId: agreement.clientId }, draft, {
    agreementId: agreement.id,
    periodFrom: span.from,
    periodTo: span.to,
  });
}

type Item = {
  id: string;
  description: string;
  detail: string | null;
  quantityMilli: bigint;
  unitMinor: bigint;
  taxRateId: string | null;
};

/**
 * What was agreed, in its order, each with the tax that it had on the last bill that went out with it: agreements are
 * made without tax. One that has ended comes along, so that nothing goes out untaxed unseen.
 */
function listItems(db: Db, agreementId: string): Promise<Item[]> {
  return db.$queryRaw<Item[]>(sql`
    SELECT t.id, t.description, t.detail, t.quantity_milli AS "quantityMilli", t.unit_minor AS "unitMinor",
      (SELECT l.tax_rate_id FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
       WHERE l.agreement_item_id = t.id AND i.state NOT IN ('draft', 'void')
       ORDER BY i.issued_on DESC, i.id DESC, l.position LIMIT 1) AS "taxRateId"
    FROM agreement_item t WHERE t.agreement_id = ${agreementId}::uuid ORDER BY t.position`);
}
