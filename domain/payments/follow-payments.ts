import { type Actor, STRIPE } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { readCheckout } from '@/lib/payment-fact';
import { listEventsSince, retrieveCheckoutSession, takesPayments } from '@/lib/stripe';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';
import { settlePayment } from './settle-payment';
import { takeEvent } from './take-event';

const MINUTE_MS = 60_000;
/** A webhook has this long to arrive by itself. */
const GRACE_MS = 2 * MINUTE_MS;
/** How far back is looked, each minute and each hour. Stripe itself tries a webhook for three days. */
const EACH_MINUTE_MS = 60 * MINUTE_MS;
const EACH_HOUR_MS = 3 * 24 * 60 * MINUTE_MS;
/** A page that should have closed, and of which nothing was heard. */
const OVERDUE_MS = 10 * MINUTE_MS;

/**
 * Makes up for webhooks that were lost: takes the events that Stripe lists and that we do not have, and asks after pages
 * that should have closed. One that fails is written down and does not stop the others.
 */
export async function followPayments(actor: Actor): Promise<void> {
  authorize(actor, 'payment.follow');
  if (!takesPayments()) return;
  const at = now();
  const backMs = at.getUTCMinutes() === 0 ? EACH_HOUR_MS : EACH_MINUTE_MS;
  const events = await listEventsSince(new Date(at.getTime() - backMs));
  const due = events.filter(({ created }) => created * 1000 <= at.getTime() - GRACE_MS);
  const known = await listKnown(
    actor,
    due.map(({ id }) => id),
  );
  for (const event of due) {
    if (!known.has(event.id)) await loudly(event.id, () => takeEvent(event));
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

async function loudly(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    recordIncident(error, `payment.follow ${what}`);
  }
}
