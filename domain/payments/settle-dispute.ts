import { recordActivity } from '@/domain/activity/record-activity';
import type { Actor } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import type { DisputeFact } from '@/lib/dispute-fact';
import { newId, publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { changeGone, findStripePayment } from './find-stripe-payment';
import { mailDispute } from './mail-dispute';
import { putBack } from './put-back';
import type { Settlement } from './settle-payment';
import { type HeldPayment, takeBack } from './take-back';
import { writeStripeEvent } from './write-stripe-event';

type Dispute = {
  id: string;
  status: string;
  amountMinor: bigint;
  withdrawn: boolean;
  reinstated: boolean;
  saidAt: Date;
  closedAt: Date | null;
};

/** Those of Stripe's states in which nothing more comes. */
const CLOSED = ['won', 'lost', 'warning_closed', 'prevented'];

/**
 * Takes over what Stripe says of a payment that the payer's bank takes back, in one transaction and once for each event,
 * whatever their order: while the money is away its invoices are open again, and what is given again counts again.
 */
export async function settleDispute(actor: Actor, fact: DisputeFact): Promise<Settlement> {
  authorize(actor, 'payment.settle');
  return dbAs(actor, (db) => settle(db, actor, fact), { timeoutMs: 20_000 });
}

async function settle(db: Db, actor: Actor, fact: DisputeFact): Promise<Settlement> {
  const payment = await findStripePayment(db, fact);
  // Not written down as taken: where it came before the word that the money arrived, the next look takes it.
  if (!payment) return 'ignored';
  const wrong = fact.currency !== payment.currency;
  const outcome = wrong ? 'refused: currency' : `dispute: ${fact.status}`;
  if (!(await writeStripeEvent(db, fact.event, outcome))) return 'done_already';
  if (wrong) return 'refused';
  const dispute = (await findDispute(db, fact)) ?? (await openDispute(db, actor, payment, fact));
  await writeWhatWasSaid(db, dispute, fact);
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  const moving = {
    disputeId: dispute.id,
    amountMinor: dispute.amountMinor,
    on: todayIn(zone),
  };
  // One that was given again before we heard that it was taken was never away for us.
  if (fact.funds === 'withdrawn' && !dispute.withdrawn && !dispute.reinstated) {
    const held = await changeGone(db, payment.id, dispute.amountMinor);
    await takeBack(db, actor, held, { kind: 'dispute', ...moving });
    return 'settled';
  }
  if (fact.funds === 'reinstated' && dispute.withdrawn) {
    const held = await changeGone(db, payment.id, -dispute.amountMinor);
    await putBack(db, actor, held, { kind: 'dispute_reversal', ...moving });
    return 'settled';
  }
  return 'nothing_new';
}

function findDispute(db: Db, { stripeDisputeId }: DisputeFact): Promise<Dispute | null> {
  return db.dispute.findUnique({ where: { stripeDisputeId } });
}

/** The first that is heard of it: the account manager is told, and each invoice's history has it. */
async function openDispute(
  db: Db,
  actor: Actor,
  payment: HeldPayment,
  fact: DisputeFact,
): Promise<Dispute> {
  const dispute = {
    id: newId(),
    status: fact.status,
    amountMinor: fact.amountMinor,
    withdrawn: false,
    reinstated: false,
    saidAt: fact.event.createdAt,
    closedAt: null,
  };
  await db.dispute.createMany({
    data: {
      ...dispute,
      clientId: payment.clientId,
      paymentId: payment.id,
      stripeDisputeId: fact.stripeDisputeId,
      reason: fact.reason,
      currency: fact.currency,
      openedAt: fact.event.createdAt,
    },
  });
  const allocations = await db.allocation.findMany({
    where: { paymentId: payment.id, amountMinor: { gt: 0 } },
    distinct: ['invoiceId'],
    select: { invoice: { select: { id: true, number: true } } },
  });
  const invoices = allocations.map(({ invoice }) => invoice);
  for (const { id } of invoices) {
    await recordActivity(db, actor, {
      type: 'invoice.disputed',
      clientId: payment.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { line: null, reason: `bank: ${fact.reason}` },
    });
  }
  await mailDispute(db, payment, { ...dispute, invoices });
  return dispute;
}

/** What was said later stands; of one that is closed nothing earlier is believed any more. */
async function writeWhatWasSaid(db: Db, dispute: Dispute, fact: DisputeFact): Promise<void> {
  const isLater = fact.event.createdAt >= dispute.saidAt;
  const closes = CLOSED.includes(fact.status);
  const says = closes || (isLater && !CLOSED.includes(dispute.status));
  const reinstated = dispute.reinstated || fact.funds === 'reinstated';
  await db.dispute.update({
    where: { id: dispute.id },
    data: {
      ...(says ? { status: fact.status } : {}),
      ...(closes && !dispute.closedAt ? { closedAt: fact.event.createdAt } : {}),
      ...(isLater ? { saidAt: fact.event.createdAt } : {}),
      reinstated,
      withdrawn: (dispute.withdrawn || fact.funds === 'withdrawn') && !reinstated,
    },
    select: { id: true },
  });
}
