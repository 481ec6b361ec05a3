import { recordActivity } from '@/domain/activity/record-activity';
import { lockInvoices } from '@/domain/invoices/lock-invoice';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { recordIncident } from '@/lib/incident';
import type { CheckoutNow, PaymentFact } from '@/lib/payment-fact';
import { authorize } from '../authorize';
import { judgeTold, type KnownTry } from './judge-told';
import { fillIn, recordTold } from './record-told';
import { type Told, toldBy } from './told';
import { writeStripeEvent } from './write-stripe-event';

/**
 * What became of a statement of Stripe's:
 * - `settled`: something was changed; `nothing_new`: it was known, or says nothing about money;
 * - `done_already`: this very event was taken before; `ignored`: it is about none of our checkouts;
 * - `refused`: another amount or currency than was asked for.
 */
export type Settlement = 'settled' | 'nothing_new' | 'done_already' | 'ignored' | 'refused';

type Checkout = {
  id: string;
  clientId: string;
  contactId: string | null;
  state: 'open' | 'completed' | 'expired';
  currency: string;
  amountMinor: bigint;
  stripeSessionId: string | null;
  lines: { invoiceId: string; amountMinor: bigint }[];
};

/**
 * Takes over what Stripe says of a payment, in one transaction: its invoices are locked, amount and currency are held
 * against the checkout, the event is written down once, and what it says is done once, whatever the order and the number
 * in which events come. Money that arrives is always recorded, for a cancelled invoice too (see countPayment).
 */
export async function settlePayment(
  actor: Actor,
  fact: PaymentFact | CheckoutNow,
): Promise<Settlement> {
  authorize(actor, 'payment.settle');
  const told = toldBy(fact);
  const settlement = await dbAs(actor, (db) => settle(db, actor, told), { timeoutMs: 20_000 });
  if (settlement === 'refused') {
    recordIncident(
      `Stripe says ${told.amountMinor} ${told.currency} for ${told.checkoutId}, which asked for something else.`,
      `payment ${told.paymentIntentId ?? ''} ${told.event?.id ?? 'asked'}`,
    );
  }
  return settlement;
}

async function settle(db: Db, actor: Actor, told: Told): Promise<Settlement> {
  const found = await findCheckout(db, told);
  if (!found) {
    const isNew = await writeEvent(db, told, 'ignored: unknown checkout');
    return isNew ? 'ignored' : 'done_already';
  }
  const invoices = await lockInvoices(
    db,
    found.lines.map(({ invoiceId }) => invoiceId),
  );
  // Read again under the locks: whoever held them may have changed it.
  const checkout = await db.checkout.findUniqueOrThrow({
    where: { id: found.id },
    include: { lines: true },
  });
  const parts = invoices.map((invoice) => ({
    invoice,
    amountMinor: checkout.lines.find(({ invoiceId }) => invoiceId === invoice.id)!.amountMinor,
  }));
  const wrong = wrongMoney(told, checkout);
  if (wrong) {
    if (!(await writeEvent(db, told, `refused: ${wrong}`))) return 'done_already';
    await recordActivity(db, actor, {
      type: 'webhook.refused',
      clientId: checkout.clientId,
      subject: null,
      data: { reason: wrong, status: 200 },
    });
    return 'refused';
  }
  if (told.kind === 'other' || (told.kind !== 'expired' && !told.paymentIntentId)) {
    return (await writeEvent(db, told, 'nothing new')) ? 'nothing_new' : 'done_already';
  }
  if (told.kind === 'expired') {
    if (!(await writeEvent(db, told, 'settled: expired'))) return 'done_already';
    return (await endCheckout(db, checkout, 'expired')) ? 'settled' : 'nothing_new';
  }
  const tries = await listTries(db, told);
  const verdict = judgeTold(told, tries);
  const outcome = verdict.do === 'nothing' ? 'nothing new' : `settled: ${verdict.state}`;
  if (!(await writeEvent(db, told, outcome))) return 'done_already';
  if (verdict.do === 'nothing') {
    if (verdict.tryId) await fillIn(db, verdict.tryId, told);
    return 'nothing_new';
  }
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  await recordTold(db, actor, told, verdict, { parts, checkout, zone });
  // A declined card leaves the page to pay on open for another try.
  if (verdict.state !== 'failed') await endCheckout(db, checkout, 'completed');
  return 'settled';
}

/** The checkout that it is about, when both its names and its session are those that we gave along. */
async function findCheckout(db: Db, told: Told): Promise<Checkout | null> {
  if (!told.checkoutId || !told.invoicePublicId) return null;
  const ids = ourIds(told.checkoutId, told.invoicePublicId);
  const checkout =
    ids &&
    (await db.checkout.findUnique({ where: { id: ids.checkoutId }, include: { lines: true } }));
  if (!checkout?.lines.some(({ invoiceId }) => invoiceId === ids?.invoiceId)) return null;
  const known = checkout.stripeSessionId;
  // Stripe may be quicker than our own note of the session's name.
  return known && told.sessionId && known !== told.sessionId ? null : checkout;
}

function ourIds(checkoutId: string, invoicePublicId: string) {
  try {
    return {
      checkoutId: parseId('ck', checkoutId),
      invoiceId: parseId('in', invoicePublicId),
    };
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}

function wrongMoney(told: Told, checkout: Checkout): 'currency' | 'amount' | null {
  if (told.currency !== checkout.currency) return 'currency';
  return told.amountMinor === checkout.amountMinor ? null : 'amount';
}

async function listTries(db: Db, { paymentIntentId }: Told): Promise<KnownTry[]> {
  if (!paymentIntentId) return [];
  const rows = await db.payment.findMany({
    where: { stripeIntentId: paymentIntentId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, state: true, method: true, stripeChargeId: true },
  });
  return rows.map(({ stripeChargeId, ...row }) => ({ ...row, chargeId: stripeChargeId }));
}

function writeEvent(db: Db, { event, at }: Told, outcome: string): Promise<boolean> {
  return writeStripeEvent(db, event && { ...event, createdAt: at }, outcome);
}

async function endCheckout(
  db: Db,
  { id }: Checkout,
  state: 'completed' | 'expired',
): Promise<boolean> {
  const { count } = await db.checkout.updateMany({
    where: { id, state: state === 'completed' ? { not: 'completed' } : 'open' },
    data: { state, endedAt: now() },
  });
  return count > 0;
}

/** What is logged of an event that tells nothing of a payment. @returns false where it was taken before */
export async function passOver(
  actor: Actor,
  event: { id: string; type: string; createdAt: Date },
): Promise<boolean> {
  authorize(actor, 'payment.settle');
  return dbAs(actor, (db) => writeStripeEvent(db, event, 'ignored: type'));
}
