import { recordActivity } from '@/domain/activity/record-activity';
import { type LockedInvoice, lockInvoice } from '@/domain/invoices/lock-invoice';
import type { ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { formatMoney, type Money, moneyData } from '@/lib/money';
import { translator } from '@/lib/translator';
import { createCheckoutSession, expireCheckoutSession } from '@/lib/stripe';
import { payableMethods } from '@/lib/stripe-amounts';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';
import { owedOf } from './count-payment';
import { findClearing } from './find-clearing';
import { leastPart, partProblem } from './pay-offer';

/** How long the page to pay on stays open. */
const OPEN_MS = 3 * 3_600_000;
/** A page that closes sooner than this is not worth going to. */
const LEAST_OPEN_MS = 10 * 60_000;

export type StartedCheckout = { checkoutId: string; url: string };

type Prepared = {
  checkout: { id: string; url: string | null; expiresAt: Date };
  invoice: LockedInvoice;
  amount: Money;
  email: string;
  firmName: string;
  /** Pages for other amounts of the same invoice, which have to close before this one opens. */
  others: { id: string; stripeSessionId: string | null }[];
};

/**
 * Opens the page to pay on for all that is left of an invoice, or for a part of it. Our row stands before Stripe is
 * asked, and its id is the idempotency key, so that asking again opens no second page; a page that this person has open for
 * the same amount is used again, and any other is closed, so that nothing is paid twice.
 * @throws PortalError not_found; conflict for what is paid, cancelled, clearing in full or just being paid; invalid for
 * a part that is too much or too little; unavailable when Stripe can't be reached: then nothing is left half done.
 */
export async function startCheckout(
  actor: ContactActor,
  { invoiceId, amountMinor }: { invoiceId: string; amountMinor?: bigint },
): Promise<StartedCheckout> {
  authorize(actor, 'invoice.pay');
  const prepared = await dbAs(actor, (db) => prepare(db, actor, invoiceId, amountMinor));
  const { checkout, others } = prepared;
  try {
    for (const other of others) {
      if ((await closeCheckout(other)) === 'paid') {
        throw new PortalError('conflict', 'payments.errors.under_way');
      }
    }
    return checkout.url
      ? { checkoutId: checkout.id, url: checkout.url }
      : await openPage(actor, prepared);
  } catch (error) {
    await endWithoutPage(actor, checkout.id);
    throw error;
  }
}

async function prepare(
  db: Db,
  actor: ContactActor,
  invoiceId: string,
  amountMinor: bigint | undefined,
): Promise<Prepared> {
  const invoice = await lockInvoice(db, invoiceId);
  const left = { amountMinor: await leftOf(db, invoice), currency: invoice.currency };
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, locale: true },
  });
  const amount = { ...left, amountMinor: amountMinor ?? left.amountMinor };
  checkAmount(amount, left, firm.locale);
  const person = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { email: true },
  });
  const open = await db.checkout.findMany({
    where: { invoiceId, state: 'open' },
    select: {
      id: true,
      contactId: true,
      amountMinor: true,
      url: true,
      expiresAt: true,
      stripeSessionId: true,
    },
  });
  const until = now().getTime() + LEAST_OPEN_MS;
  const same = open.find(
    (one) =>
      one.contactId === actor.contactId &&
      one.amountMinor === amount.amountMinor &&
      one.expiresAt.getTime() > until,
  );
  return {
    checkout: same ?? (await insertCheckout(db, actor, invoice, amount)),
    invoice,
    amount,
    email: person.email,
    firmName: firm.name,
    others: open.filter((one) => one !== same),
  };
}

async function leftOf(db: Db, invoice: LockedInvoice): Promise<bigint> {
  const { state } = invoice;
  if (state === 'draft' || state === 'paid' || state === 'void') {
    throw new PortalError('conflict', `payments.errors.${state}`);
  }
  const owedMinor = owedOf(invoice);
  if (owedMinor === 0n) throw new PortalError('conflict', 'payments.errors.paid');
  const leftMinor = owedMinor - (await findClearing(db, invoice.id));
  if (leftMinor <= 0n) throw new PortalError('conflict', 'payments.errors.clearing');
  return leftMinor;
}

function checkAmount(amount: Money, left: Money, locale: string): void {
  const problem =
    amount.amountMinor <= 0n
      ? 'payments.errors.not_positive'
      : partProblem(amount.amountMinor, left);
  if (problem) {
    const least = { amountMinor: leastPart(left.currency), currency: left.currency };
    throw new PortalError('invalid', problem, {
      values: { left: formatMoney(left, locale), least: formatMoney(least, locale) },
      fields: { amount: problem },
    });
  }
  if (payableMethods(amount).length === 0) {
    throw new PortalError('invalid', 'payments.errors.not_online');
  }
}

async function insertCheckout(
  db: Db,
  actor: ContactActor,
  invoice: LockedInvoice,
  amount: Money,
): Promise<Prepared['checkout']> {
  const checkout = { id: newId(), url: null, expiresAt: new Date(now().getTime() + OPEN_MS) };
  await db.checkout.create({
    data: {
      ...checkout,
      ...amount,
      clientId: invoice.clientId,
      invoiceId: invoice.id,
      contactId: actor.contactId,
      createdAt: now(),
    },
    select: { id: true },
  });
  await recordActivity(db, actor, {
    type: 'checkout.started',
    clientId: invoice.clientId,
    subject: { kind: 'invoice', id: publicId('in', invoice.id) },
    data: moneyData(amount),
  });
  return checkout;
}

/** Asks Stripe, outside of any transaction, and keeps where the page is. */
async function openPage(actor: ContactActor, prepared: Prepared): Promise<StartedCheckout> {
  const { checkout, invoice, amount } = prepared;
  const invoicePublicId = publicId('in', invoice.id);
  const checkoutPublicId = publicId('ck', checkout.id);
  const page = (path: string) =>
    `${env().NEXTAUTH_URL}/invoices/${invoicePublicId}/${path}?checkout=${checkoutPublicId}`;
  const number = invoice.number ?? '';
  const { sessionId, url } = await createCheckoutSession({
    checkoutId: checkoutPublicId,
    invoicePublicId,
    email: prepared.email,
    amount,
    description: translator()('payments.description', { number, title: invoice.title }),
    successUrl: page('paid'),
    cancelUrl: page('pay-cancelled'),
    expiresAt: checkout.expiresAt,
    methods: payableMethods(amount),
    merchantName: prepared.firmName,
  });
  const kept = await dbAs(actor, async (db) => {
    // The same lock as cancelling takes: whoever cancelled in the meantime is seen here.
    const { state } = await lockInvoice(db, invoice.id);
    if (state !== 'open' && state !== 'uncollectible') return false;
    const { count } = await db.checkout.updateMany({
      where: { id: checkout.id, state: 'open' },
      data: { stripeSessionId: sessionId, url },
    });
    return count > 0;
  });
  if (kept) return { checkoutId: checkout.id, url };
  await expireCheckoutSession(sessionId);
  throw new PortalError('conflict', 'payments.errors.changed');
}

/** A row that led to no page ends with the try. One that has a page is another try's. */
async function endWithoutPage(actor: ContactActor, checkoutId: string): Promise<void> {
  await dbAs(actor, (db) =>
    db.checkout.updateMany({
      where: { id: checkoutId, state: 'open', stripeSessionId: null },
      data: { state: 'expired', endedAt: now() },
    }),
  );
}
