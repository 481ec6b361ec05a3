import { type Actor, STRIPE } from '@/lib/actor';
import { dayFromDb } from '@/lib/clock';
import { dbAs, readAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import type { Money } from '@/lib/money';
import { readRefund } from '@/lib/refund-fact';
import { createRefund } from '@/lib/stripe-refunds';
import { authorize } from '../authorize';
import { holdPayment } from './find-stripe-payment';
import { moveRefund, settleRefund } from './settle-refund';

/** One that Stripe has not been heard of for so long is asked for again. */
const UNHEARD_MS = 60_000;

/** The refunds of which Stripe has not told us that it knows them: it could not be reached, or we were gone before it answered. */
export async function listUnheardRefunds(actor: Actor, at: Date): Promise<string[]> {
  authorize(actor, 'payment.follow');
  const since = new Date(at.getTime() - UNHEARD_MS);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<{ id: string }[]>(sql`
      SELECT r.id FROM refund r JOIN payment y ON y.id = r.payment_id
      WHERE r.state = 'pending' AND r.stripe_refund_id IS NULL AND y.stripe_intent_id IS NOT NULL AND r.created_at < ${since}
      ORDER BY r.created_at LIMIT 100`),
  );
  return rows.map(({ id }) => id);
}

/**
 * Asks Stripe to send a refund that stands with us, and takes over what it answers. The refund's id is the idempotency key,
 * so that asking again sends nothing twice. One that Stripe refuses has failed, and its amount is free again. One that is
 * not on its way any more is left as it is.
 * @throws PortalError not_found; unavailable when Stripe can't be reached; conflict when it refuses.
 */
export async function sendRefund(actor: Actor, id: string): Promise<void> {
  authorize(actor, 'payment.refund');
  const refund = await readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Sending[]>(sql`
      SELECT r.state, r.amount_minor AS "amountMinor", r.currency, y.stripe_intent_id AS "paymentIntentId"
      FROM refund r JOIN payment y ON y.id = r.payment_id WHERE r.id = ${id}::uuid`);
    return row;
  });
  if (!refund) throw notFound();
  const { paymentIntentId } = refund;
  if (refund.state !== 'pending' || !paymentIntentId) return;
  try {
    const refundId = publicId('re', id);
    const fact = readRefund(await createRefund({ refundId, paymentIntentId, amount: refund }));
    if (fact) await settleRefund(STRIPE, fact);
  } catch (error) {
    // Not heard is not refused: it may have gone out, and Stripe will say so.
    if (error instanceof PortalError && error.code === 'conflict') await refused(id);
    throw error;
  }
}

type Sending = Money & { state: string; paymentIntentId: string | null };

async function refused(id: string): Promise<void> {
  await dbAs(STRIPE, async (db) => {
    const { paymentId } = await db.refund.findUniqueOrThrow({
      where: { id },
      select: { paymentId: true },
    });
    const payment = await holdPayment(db, paymentId);
    // Read once it is held: whoever asked at the same time may have been refused before.
    const row = await db.refund.findUniqueOrThrow({ where: { id } });
    const said = { state: 'failed', failureCode: 'refused' } as const;
    await moveRefund(db, STRIPE, payment, { ...row, refundedOn: dayFromDb(row.refundedOn) }, said);
  });
}
