import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { listInvoices } from '@/domain/invoices/list-invoices';
import { findLinkedInvoice, linkActor } from '@/domain/invoices/pay-link';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { getPaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { startCheckout } from '@/domain/payments/start-checkout';
import { now, withClock } from '@/lib/clock';
import { retrieveCheckoutSession } from '@/lib/stripe';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { eventsOf, invoiceOf } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const WORKS = '4242424242424242';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());

/** A bill that was sent, and the link in Dana's mail. */
async function sentWithLink() {
  const invoiceId = await makeSent();
  const [mail] = await ownerQuery<{ text: string }>(`SELECT text FROM mail WHERE key = $1`, [
    `invoice.sent/${invoiceId}/${cast.dana.contactId}`,
  ]);
  const token = /\/pay\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  return { invoiceId, token, link: linkActor(token) };
}

async function seenAt(invoiceId: string) {
  const [row] = await ownerQuery<{ seen_at: Date | null }>(
    'SELECT seen_at FROM invoice WHERE id = $1',
    [invoiceId],
  );
  return row?.seen_at ?? null;
}

describe('the link of a mail', () => {
  it('shows its one invoice, and no other', async () => {
    const { invoiceId, link } = await sentWithLink();
    const other = await makeSent();
    expect(await findLinkedInvoice(link)).toBe(invoiceId);
    const invoice = await getInvoice(link, { id: invoiceId });
    expect(invoice).toMatchObject({
      client: { name: 'Brightwater Ceramics LLC' },
      creditMinor: 0n,
    });
    expect(invoice.lines).toHaveLength(1);
    await expect(getInvoice(link, { id: other })).rejects.toMatchObject({ code: 'not_found' });
    await expect(startCheckout(link, { invoiceIds: [other] })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listInvoices(link, { filter: 'all' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps its secret in the mail alone', async () => {
    const { token } = await sentWithLink();
    const kept = await ownerQuery(`SELECT 1 FROM pay_link WHERE token_hash = $1`, [token]);
    expect(kept).toEqual([]);
  });

  it('is nobody’s look until somebody pays; then it pays, once', async () => {
    const { invoiceId, token, link } = await sentWithLink();
    await getInvoice(link, { id: invoiceId });
    expect(await seenAt(invoiceId)).toBeNull();
    const asked = { invoiceIds: [invoiceId], returnTo: `/pay/${token}` };
    const { checkoutId } = await startCheckout(link, asked);
    const again = await startCheckout(link, asked);
    expect(again.checkoutId).toBe(checkoutId);
    expect(await seenAt(invoiceId)).not.toBeNull();
    const [row] = await ownerQuery<{ stripe_session_id: string }>(
      'SELECT stripe_session_id FROM checkout WHERE id = $1',
      [checkoutId],
    );
    const sessionId = row?.stripe_session_id ?? '';
    const session = await retrieveCheckoutSession(sessionId);
    expect(session.success_url).toContain(`/pay/${token}/paid?checkout=ck_`);
    expect(session.customer_email).toBeNull();
    desk.control.pay(sessionId, WORKS);
    expect(await desk.control.settled(20_000)).toBe(true);
    expect(await getPaymentOutcome(link, { checkoutId })).toMatchObject({ kind: 'paid' });
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid', paid_minor: '24500' });
    expect(await eventsOf(invoiceId)).toEqual([
      'invoice.viewed',
      'checkout.started',
      'payment.succeeded',
      'invoice.changed',
    ]);
    await expect(startCheckout(link, asked)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ends with its day, with the contact’s right, and is nothing when made up', async () => {
    const { link } = await sentWithLink();
    const later = new Date(now().getTime() + 61 * 86_400_000);
    expect(
      await withClock(
        () => later,
        () => findLinkedInvoice(link),
      ),
    ).toBeNull();
    await ownerQuery('UPDATE contact SET may_billing = false WHERE id = $1', [cast.dana.contactId]);
    const { invoiceId } = await sentWithLink().catch(() => ({ invoiceId: '' }));
    expect(invoiceId).not.toBe('');
    await expect(getInvoice(link, { id: invoiceId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await findLinkedInvoice(link)).toBeNull();
    await ownerQuery('UPDATE contact SET may_billing = true WHERE id = $1', [cast.dana.contactId]);
    expect(await findLinkedInvoice(link)).not.toBeNull();
    expect(await findLinkedInvoice(linkActor('made-up'))).toBeNull();
  });

  it('is not pressed over and over', async () => {
    const { invoiceId, link } = await sentWithLink();
    const press = () =>
      startCheckout(link, { invoiceIds: [invoiceId] }).then(
        () => 'opened',
        ({ code }: { code: string }) => code,
      );
    const pressed: string[] = [];
    await withClock(now(), async () => {
      for (let time = 0; time < 21; time += 1) pressed.push(await press());
    });
    expect(pressed.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'opened'));
    expect(pressed.at(-1)).toBe('too_many');
  });

  it('of a bill that was cancelled says so, and takes no money', async () => {
    const { invoiceId, link } = await sentWithLink();
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'twice' });
    expect(await getInvoice(link, { id: invoiceId })).toMatchObject({ status: { kind: 'void' } });
    await expect(startCheckout(link, { invoiceIds: [invoiceId] })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
