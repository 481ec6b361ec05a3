import { recordActivity } from '@/domain/activity/record-activity';
import { type LockedInvoice, lockInvoices } from '@/domain/invoices/lock-invoice';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { type Money, moneyData } from '@/lib/money';
import { countTry, type Limit } from '@/lib/rate-limit';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';
import type { PlannedPart } from './count-payment';
import { openPayPage, type PayPage } from './open-pay-page';
import { findPayer, type Payer } from './payer';
import { shareToPay } from './share-to-pay';

/** How long the page to pay on stays open. */
const OPEN_MS = 3 * 3_600_000;
/** A page that closes sooner than this is not worth going to. */
const LEAST_OPEN_MS = 10 * 60_000;

/** Whoever has a link has not signed in: so often it may ask Stripe for a page. */
const LINK_TRIES: Limit = { max: 20, windowSeconds: 600 };

export type StartedCheckout = { checkoutId: string; url: string };

type Prepared = PayPage & {
  /** Where the page is already, for whoever comes again. */
  url: string | null;
  /** Pages for any of the same invoices, which have to close before this one opens. */
  others: { id: string; stripeSessionId: string | null }[];
};

export type ToPay = {
  /** UUIDs of one client's invoices in one currency. */
  invoiceIds: readonly string[];
  /** How much of them, what is due first first; all that is left unless told. */
  amountMinor?: bigint;
  /** The place that whoever paid comes back to; the portal's own unless told. */
  returnTo?: string;
};

/**
 * Opens the page to pay on for all that is left of one or several invoices, or for a part of it. Our rows stand before
 * Stripe is asked, and the checkout's id is the idempotency key, so that asking again opens no second page; a page that
 * this person has open for the same is used again, and any other is closed, so that nothing is paid twice.
 * @throws PortalError not_found; conflict for what is paid, cancelled, clearing in full or just being paid; invalid for
 * invoices of several currencies, and for a part that is too much or too little; unavailable when Stripe can't be reached:
 * then nothing is left half done; too_many for a link that is pressed over and over.
 */
export async function startCheckout(actor: Actor, toPay: ToPay): Promise<StartedCheckout> {
  authorize(actor, 'invoice.pay');
  if (actor.kind === 'link') await countTry(actor, `pay_link/${actor.subject}`, LINK_TRIES);
  const prepared = await dbAs(actor, (db) => prepare(db, actor, toPay));
  try {
    for (const other of prepared.others) {
      if ((await closeCheckout(other)) === 'paid') {
        throw new PortalError('conflict', 'payments.errors.under_way');
      }
    }
    const url = prepared.url ?? (await openPayPage(actor, prepared));
    return { checkoutId: prepared.id, url };
  } catch (error) {
    await endWithoutPage(actor, prepared.id);
    throw error;
  }
}

async function prepare(
  db: Db,
  actor: Actor,
  { invoiceIds, amountMinor, returnTo = '/invoices' }: ToPay,
): Promise<Prepared> {
  const invoices = await lockInvoices(db, [...new Set(invoiceIds)]);
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, locale: true },
  });
  const { parts, amount } = await shareToPay(db, invoices, { amountMinor, locale: firm.locale });
  const payer = await findPayer(db, actor);
  const open = await db.checkout.findMany({
    where: { state: 'open', lines: { some: { invoiceId: { in: invoices.map(({ id }) => id) } } } },
    select: {
      id: true,
      contactId: true,
      payLinkId: true,
      url: true,
      expiresAt: true,
      stripeSessionId: true,
      lines: { select: { invoiceId: true, amountMinor: true } },
    },
  });
  const until = now().getTime() + LEAST_OPEN_MS;
  const same = open.find(
    (one) =>
      one.contactId === payer.contactId &&
      one.payLinkId === payer.payLinkId &&
      one.expiresAt.getTime() > until &&
      isSame(one.lines, parts),
  );
  const page = { parts, amount, payer, firmName: firm.name, returnTo };
  return {
    ...page,
    ...(same ?? (await insertCheckout(db, actor, page))),
    others: open.filter((one) => one !== same),
  };
}

function isSame(
  lines: readonly { invoiceId: string; amountMinor: bigint }[],
  parts: readonly PlannedPart[],
): boolean {
  return (
    lines.length === parts.length &&
    parts.every(({ invoice, amountMinor }) =>
      lines.some((line) => line.invoiceId === invoice.id && line.amountMinor === amountMinor),
    )
  );
}

async function insertCheckout(
  db: Db,
  actor: Actor,
  { parts, amount, payer }: { parts: PlannedPart[]; amount: Money; payer: Payer },
): Promise<Pick<Prepared, 'id' | 'url' | 'expiresAt'>> {
  const checkout = { id: newId(), url: null, expiresAt: new Date(now().getTime() + OPEN_MS) };
  const { clientId } = parts[0]!.invoice;
  await db.checkout.createMany({
    data: {
      ...checkout,
      ...amount,
      clientId,
      contactId: payer.contactId,
      payLinkId: payer.payLinkId,
      createdAt: now(),
    },
  });
  await db.checkoutLine.createMany({
    data: parts.map(({ invoice, amountMinor }) => ({
      checkoutId: checkout.id,
      invoiceId: invoice.id,
      clientId,
      amountMinor,
    })),
  });
  for (const { invoice, amountMinor } of parts) {
    if (actor.kind === 'link') await countLook(db, actor, invoice);
    await recordActivity(db, actor, {
      by: 'client',
      type: 'checkout.started',
      clientId,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
      data: moneyData({ ...amount, amountMinor }),
    });
  }
  return checkout;
}

/** Opening a link is nobody's look, since mail scanners do it too; paying from it is a person's. */
async function countLook(db: Db, actor: Actor, { id, clientId }: LockedInvoice): Promise<void> {
  await db.invoice.updateMany({ where: { id, seenAt: null }, data: { seenAt: now() } });
  await recordActivity(db, actor, {
    by: 'client',
    type: 'invoice.viewed',
    clientId,
    subject: { kind: 'invoice', id: publicId('in', id) },
    data: {},
  });
}

/** A row that led to no page ends with the try. One that has a page is another try's. */
async function endWithoutPage(actor: Actor, checkoutId: string): Promise<void> {
  await dbAs(actor, (db) =>
    db.checkout.updateMany({
      where: { id: checkoutId, state: 'open', stripeSessionId: null },
      data: { state: 'expired', endedAt: now() },
    }),
  );
}
