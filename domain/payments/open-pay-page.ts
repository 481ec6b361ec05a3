import { lockInvoices } from '@/domain/invoices/lock-invoice';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import type { Money } from '@/lib/money';
import { createCheckoutSession, expireCheckoutSession } from '@/lib/stripe';
import { payableMethods } from '@/lib/stripe-amounts';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import type { PlannedPart } from './count-payment';
import type { Payer } from './payer';

/** A page to pay on, as it is asked of Stripe. */
export type PayPage = {
  /** The checkout's. */
  id: string;
  expiresAt: Date;
  parts: PlannedPart[];
  amount: Money;
  payer: Payer;
  firmName: string;
  /** '/invoices', or the link of a mail. */
  returnTo: string;
};

/** Asks Stripe for the page, outside of any transaction, and keeps where it is. @returns its address */
export async function openPayPage(actor: Actor, page: PayPage): Promise<string> {
  authorize(actor, 'invoice.pay');
  const { id, parts, amount, payer } = page;
  const t = translator();
  const lines = parts.map(({ invoice, amountMinor }) => ({
    description: t('payments.description', { number: invoice.number ?? '', title: invoice.title }),
    amountMinor,
  }));
  const { sessionId, url } = await createCheckoutSession({
    checkoutId: publicId('ck', id),
    invoicePublicId: publicId('in', parts[0]!.invoice.id),
    email: payer.email,
    amount,
    description: lines[0]!.description,
    lines,
    ...returnAddresses(page),
    expiresAt: page.expiresAt,
    methods: payableMethods(amount),
    merchantName: page.firmName,
  });
  const kept = await dbAs(actor, async (db) => {
    // The same locks as cancelling takes: whoever cancelled in the meantime is seen here.
    const invoices = await lockInvoices(
      db,
      parts.map(({ invoice }) => invoice.id),
    );
    if (invoices.some(({ state }) => state !== 'open' && state !== 'uncollectible')) return false;
    const { count } = await db.checkout.updateMany({
      where: { id, state: 'open' },
      data: { stripeSessionId: sessionId, url },
    });
    return count > 0;
  });
  if (kept) return url;
  await expireCheckoutSession(sessionId);
  throw new PortalError('conflict', 'payments.errors.changed');
}

/** Where Stripe sends the payer back to. */
function returnAddresses({ id, returnTo }: PayPage) {
  const page = (path: string) =>
    `${env().NEXTAUTH_URL}${returnTo}/${path}?checkout=${publicId('ck', id)}`;
  return { successUrl: page('paid'), cancelUrl: page('cancelled') };
}
