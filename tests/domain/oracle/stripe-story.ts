import { settlePayment } from '@/domain/payments/settle-payment';
import { STRIPE } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import type { PaymentFact } from '@/lib/payment-fact';
import { ownerQuery } from '@/tests/support/database';
import type { Story } from './steps';
import type { Bill, Payment } from './things';

/** A page to pay on, what becomes of it at Stripe, and what of that we have heard. */
export type Page = {
  name: string;
  checkoutId: string;
  intentId: string;
  parts: [Bill, bigint][];
  amountMinor: bigint;
  story: Story;
  /** Statements by their place in the story. */
  heard: Set<number>;
  /** The ids of events that were sent. */
  sent: Set<string>;
  payment: Payment | null;
};

type Statement = Pick<PaymentFact, 'kind' | 'chargeId' | 'method' | 'failureCode'>;

const told = (
  kind: PaymentFact['kind'],
  chargeId: string,
  method: PaymentFact['method'],
): Statement => ({
  kind,
  chargeId,
  method,
  failureCode: kind === 'failed' ? 'insufficient_funds' : null,
});

/** What Stripe says in each story, in the order in which it happened. */
const STORIES: Record<Story, Statement[]> = {
  card: [told('succeeded', 'ch_1', 'card'), told('other', 'ch_1', 'card')],
  'second card': [told('failed', 'ch_1', 'card'), told('succeeded', 'ch_2', 'card')],
  'debit clears': [
    told('processing', 'py_1', 'bank_debit'),
    told('succeeded', 'py_1', 'bank_debit'),
  ],
  'debit fails': [told('processing', 'py_1', 'bank_debit'), told('failed', 'py_1', 'bank_debit')],
};

/** The row that stands before Stripe is asked, as `startCheckout` leaves it. */
export async function openPage(
  {
    clientId,
    name,
    parts,
    story,
  }: { clientId: string; name: string; parts: [Bill, bigint][]; story: Story },
  idOf: (bill: Bill) => string,
): Promise<Page> {
  const checkoutId = newId();
  const amountMinor = parts.reduce((sum, [, minor]) => sum + minor, 0n);
  await ownerQuery(
    `WITH page AS (
       INSERT INTO checkout (id, client_id, currency, amount_minor, expires_at)
       VALUES ($1, $2, $3, $4, now() + interval '3 hours'))
     INSERT INTO checkout_line (checkout_id, invoice_id, client_id, amount_minor)
     SELECT $1, line.invoice_id, $2, line.minor FROM unnest($5::uuid[], $6::bigint[]) line (invoice_id, minor)`,
    [
      checkoutId,
      clientId,
      parts[0]![0].currency,
      amountMinor,
      parts.map(([bill]) => idOf(bill)),
      parts.map(([, minor]) => minor),
    ],
  );
  const intentId = `pi_${checkoutId}`;
  return {
    name,
    checkoutId,
    intentId,
    parts,
    amountMinor,
    story,
    heard: new Set(),
    sent: new Set(),
    payment: null,
  };
}

/** Tells the product one statement of a page's story, as the event `copy`. */
export function tell(
  page: Page,
  statement: number,
  copy: number,
  invoiceId: string,
): Promise<string> {
  const { chargeId, ...said } = STORIES[page.story][statement]!;
  return settlePayment(STRIPE, {
    ...said,
    stripeEventId: eventOf(page, statement, copy),
    type: 'charge.updated',
    createdAt: new Date(),
    checkoutId: publicId('ck', page.checkoutId),
    invoicePublicId: publicId('in', invoiceId),
    sessionId: null,
    paymentIntentId: page.intentId,
    chargeId: `${chargeId}_${page.checkoutId}`,
    amountMinor: page.amountMinor,
    currency: page.parts[0]![0].currency,
    failureMessage: null,
    hard: false,
    instrument: null,
  });
}

export const eventOf = ({ checkoutId }: Page, statement: number, copy: number) =>
  `evt_${checkoutId}_${statement}_${copy}`;
export const kindOf = ({ story }: Page, statement: number) => STORIES[story][statement]!.kind;
