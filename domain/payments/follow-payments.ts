import { type Actor, STRIPE } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { readCheckout } from '@/lib/payment-fact';
import { listEventsSince, retrieveCheckoutSession } from '@/lib/stripe';
import { takesPayments } from '@/lib/stripe-client';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';
import { settlePayment } from './settle-payment';
import { listUnheardRefunds, sendRefund } from './send-refund';
import { takeEvent } from './take-event';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A webhook has this long to arrive by itself. */
const GRACE_MS = 10_000;
/** Events may be listed a little later than they happened: what was read to the mark is looked through once more. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** For so long Stripe keeps its events, and so far back the first look goes. */
const KEPT_MS = 30 * DAY_MS;
const FIRST_LOOK_MS = 3 * DAY_MS;
/** A page that should have closed, and of which nothing was heard. */
const OVERDUE_MS = 10 * MINUTE_MS;

/**
 * Makes up for webhooks that were lost: takes the events that Stripe lists since the mark up to which they were read, and
 * that we do not have; sends refunds again that were not heard; and asks after pages that should have closed. The mark moves
 * when all of them were looked at, so that an hour without Stripe, or without us, is made up for at the next look. One that
 * fails is written down and does not stop the others; it keeps the mark where it is.
 */
export async function followPayments(actor: Actor): Promise<void> {
  authorize(actor, 'payment.follow');
  if (!takesPayments()) return;
  const at = now();
  const since = await readMark(actor, at);
  const events = await listEventsSince(new Date(since.getTime() - OVERLAP_MS));
  const due = events.filter(({ created }) => created * 1000 <= at.getTime() - GRACE_MS);
  const known = await listKnown(
    actor,
    due.map(({ id }) => id),
  );
  let allTaken = true;
  for (const event of due) {
    if (!known.has(event.id))
      allTaken = (await loudly(event.id, () => takeEvent(event))) && allTaken;
  }
  if (allTaken) await moveMark(actor, new Date(at.getTime() - GRACE_MS));
  for (const refundId of await listUnheardRefunds(actor, at)) {
    await loudly(refundId, () => sendRefund(actor, refundId));
  }
  for (const checkout of await listOverdue(actor, at)) {
    await loudly(checkout.id, () => askAfter(checkout));
  }
}

async function listKnown(actor: Actor, ids: string[]): Promise<Set<string>> {
  const rows = await dbAs(actor, (db) =>
    db.stripeEvent.findMany({ where: { id: { in: ids } }, select: { id: true } }),
  );
  return new Set(rows.map(({ id }) => id));
}

function listOverdue(actor: Actor, at: Date) {
  return dbAs(actor, (db) =>
    db.checkout.findMany({
      where: { state: 'open', expiresAt: { lt: new Date(at.getTime() - OVERDUE_MS) } },
      select: { id: true, stripeSessionId: true },
      take: 100,
    }),
  );
}

async function askAfter(checkout: { id: string; stripeSessionId: string | null }): Promise<void> {
  const { stripeSessionId } = checkout;
  const session = stripeSessionId
    ? readCheckout(await retrieveCheckoutSession(stripeSessionId))
    : null;
  if (session?.status === 'complete') await settlePayment(STRIPE, session);
  else await closeCheckout(checkout);
}

/** @returns whether it went well */
async function loudly(what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    recordIncident(error, `payment.follow ${what}`);
    return false;
  }
}

/** Up to when Stripe's events were read; what it does not keep any more can't be made up for, and somebody has to know. */
async function readMark(actor: Actor, at: Date): Promise<Date> {
  const mark = await dbAs(actor, (db) => db.stripeMark.findUnique({ where: { id: 1 } }));
  if (!mark) return new Date(at.getTime() - FIRST_LOOK_MS);
  if (at.getTime() - mark.readTo.getTime() > KEPT_MS) {
    recordIncident(
      `Stripe's events were last read on ${mark.readTo.toISOString()}, and it keeps them for 30 days.`,
      'payment.follow mark',
    );
  }
  return mark.readTo;
}

/** Never back: another who looked at the same time may have come further. */
async function moveMark(actor: Actor, readTo: Date): Promise<void> {
  await dbAs(actor, (db) =>
    db.$executeRaw(sql`
      INSERT INTO stripe_mark (id, read_to) VALUES (1, ${readTo})
      ON CONFLICT (id) DO UPDATE SET read_to = greatest(stripe_mark.read_to, excluded.read_to)`),
  );
}
