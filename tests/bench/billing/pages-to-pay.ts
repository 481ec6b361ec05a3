import { publicId } from '@/lib/ids';
import { createCheckoutSession, listEventsSince, type StripeEvent } from '@/lib/stripe';
import type { BillingStand } from './stand';

const WORKS = '4242424242424242';
const AT_ONCE = 8;

type Page = { checkoutId: string; invoiceId: string; amountMinor: string };

/** Pays so many of the invoices that nobody has paid yet, at Stripe; its webhooks are lost. @returns what it would tell */
export async function payAtStripe(
  { control, database }: BillingStand,
  count: number,
): Promise<StripeEvent[]> {
  const { rows } = await database.admin.query<Page>(
    `SELECT k.id AS "checkoutId", l.invoice_id AS "invoiceId", l.amount_minor AS "amountMinor"
     FROM checkout k JOIN checkout_line l ON l.checkout_id = k.id WHERE k.stripe_session_id IS NULL ORDER BY k.id LIMIT $1`,
    [count],
  );
  if (rows.length < count) throw new Error(`There are only ${rows.length} pages left to pay.`);
  const told = new Set((await listEventsSince(new Date(0))).map(({ id }) => id));
  const waiting = [...rows];
  const opened: [string, string][] = [];
  const open = async () => {
    for (let page = waiting.pop(); page; page = waiting.pop()) {
      const sessionId = await openSession(page);
      opened.push([page.checkoutId, sessionId]);
      control.pay(sessionId, WORKS);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
  await database.admin.query(
    `UPDATE checkout k SET stripe_session_id = o.session_id
     FROM unnest($1::uuid[], $2::text[]) o (id, session_id) WHERE k.id = o.id`,
    [opened.map(([id]) => id), opened.map(([, sessionId]) => sessionId)],
  );
  return (await listEventsSince(new Date(0))).filter(({ id }) => !told.has(id));
}

async function openSession({ checkoutId, invoiceId, amountMinor }: Page): Promise<string> {
  const { sessionId } = await createCheckoutSession({
    checkoutId: publicId('ck', checkoutId),
    invoicePublicId: publicId('in', invoiceId),
    email: 'payer@bench.test',
    amount: { amountMinor: BigInt(amountMinor), currency: 'USD' },
    description: 'Monthly bookkeeping',
    successUrl: 'http://portal.test/paid',
    cancelUrl: 'http://portal.test/cancelled',
    expiresAt: new Date(Date.now() + 3_600_000),
    methods: ['card'],
  });
  return sessionId;
}

/** Whatever was paid at Stripe is paid in the books, once each. */
export async function requireSettled({ database }: BillingStand): Promise<void> {
  const { rows } = await database.admin.query<{ paid: number; opened: number; wrong: number }>(
    `SELECT (SELECT count(*)::int FROM payment WHERE state = 'succeeded' AND checkout_id IS NOT NULL) AS paid,
            (SELECT count(*)::int FROM checkout WHERE stripe_session_id IS NOT NULL) AS opened,
            (SELECT count(*)::int FROM client_balance b WHERE b.balance_minor <>
              (SELECT sum(l.amount_minor) FROM ledger_entry l WHERE l.client_id = b.client_id)) AS wrong`,
  );
  const { paid, opened, wrong } = rows[0]!;
  if (paid !== opened || wrong > 0) {
    throw new Error(`${paid} payments of ${opened}, and ${wrong} balances that are not right.`);
  }
}
