import { type Day, dayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { declineOf } from '@/lib/stripe-declines';
import { subjectOf } from './bill';
import { zone } from './calendar';
import { keepEntry } from './ledger';
import type { PayWay } from './plan';
import { type Doer, record } from './record';
import type { Walk } from './walk';
import type { DemoClient, DemoContact, DemoEmployee, DemoInvoice, World } from './world';

type Payment = World['rows']['payment'][number];

/** For so long a page to pay on stays open. */
const OPEN_MS = 3 * 3_600_000;

/** One try at paying through Stripe: the client's step, and what it leaves for Stripe to say. */
export type Try = { invoice: DemoInvoice; contact: DemoContact; amountMinor: bigint; way: PayWay };

/** The client presses Pay. @returns the checkout's row, still open */
export function startCheckout(
  world: World,
  walk: Walk,
  { invoice, contact, amountMinor }: Try,
): World['rows']['checkout'][number] {
  const at = walk.at;
  const id = world.newId(at);
  const checkout = {
    id,
    clientId: contact.client.id,
    contactId: contact.id,
    state: 'open' as const,
    currency: invoice.currency,
    amountMinor,
    stripeSessionId: `cs_demo_${plain(id)}`,
    createdAt: at,
    expiresAt: new Date(at.getTime() + OPEN_MS),
    endedAt: null,
  };
  world.rows.checkout.push(checkout);
  world.rows.checkoutLine.push({
    checkoutId: id,
    invoiceId: invoice.id,
    clientId: contact.client.id,
    amountMinor,
  });
  walk.does(
    'checkout.started',
    subjectOf(invoice),
    moneyData({ amountMinor, currency: invoice.currency }),
  );
  return checkout;
}

/** Nothing came of a checkout, and it ran out. */
export function letExpire(checkout: World['rows']['checkout'][number]): void {
  checkout.state = 'expired';
  checkout.endedAt = checkout.expiresAt;
}

/** What Stripe says of a try: refused. */
export function refusePayment(
  world: World,
  { invoice, contact, amountMinor, way }: Try,
  { at, code, checkoutId }: { at: Date; code: string; checkoutId?: string },
): void {
  const { hard } = declineOf(code);
  addPayment(world, invoice, {
    state: 'failed',
    way,
    amountMinor,
    at,
    more: {
      ...stripeIds(world, at),
      checkoutId: checkoutId ?? null,
      instrument: contact.client.plan.pays.from ?? null,
      failureCode: code,
      failureHard: hard,
    },
  });
  tell(world, { kind: 'stripe' }, contact).failed(invoice, at, { code, hard });
}

/** Pays in the portal: at once by card, in some days by a debit that has cleared by `clearedAt`. */
export function payOnline(
  world: World,
  walk: Walk,
  payment: Try,
  clearedAt?: Date | { expectedOn: Day },
): void {
  const { invoice, contact, amountMinor, way } = payment;
  const checkout = startCheckout(world, walk, payment);
  walk.wait(35, 80);
  checkout.state = 'completed';
  checkout.endedAt = walk.at;
  const at = walk.at;
  const more = {
    ...stripeIds(world, at),
    checkoutId: checkout.id,
    instrument: contact.client.plan.pays.from ?? null,
  };
  const row = addPayment(world, invoice, { state: 'processing', way, amountMinor, at, more });
  const say = tell(world, { kind: 'stripe' }, contact);
  if (way !== 'card') say.processing(invoice, at, row);
  if (clearedAt && 'expectedOn' in clearedAt) row.expectedOn = clearedAt.expectedOn;
  else arrive(world, invoice, row, clearedAt ?? at, say);
  walk.wait(4, 9);
}

/** Money that went another way and that somebody at the firm writes down. */
export function recordMoney(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  {
    amountMinor,
    at,
    on,
    way,
    by = client.staff,
  }: { amountMinor: bigint; at: Date; on: Day; way: PayWay; by?: DemoEmployee },
): void {
  const row = addPayment(world, invoice, {
    state: 'processing',
    way,
    amountMinor,
    at,
    more: {
      receivedOn: on,
      recordedBy: by.personId,
      instrument: client.plan.pays.from ?? null,
      reference: way === 'cheque' ? `Cheque ${client.chance.whole(1001, 4999)}` : null,
    },
  });
  const doer: Doer = { kind: 'employee', employee: by };
  const money = moneyData({ amountMinor, currency: invoice.currency });
  record(world, doer, {
    type: 'payment.recorded',
    at,
    client,
    subject: subjectOf(invoice),
    data: { ...money, method: way, receivedOn: on },
  });
  arrive(world, invoice, row, at, tell(world, doer, null, client));
}

/** Money that the bank has announced: it is on its way, and counts when it is there. */
export function announceTransfer(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { amountMinor, at, expectedOn }: { amountMinor: bigint; at: Date; expectedOn: Day },
): void {
  const row = addPayment(world, invoice, {
    state: 'processing',
    way: 'bank_transfer',
    amountMinor,
    at,
    more: { instrument: 'First Sound Bank ···4471', expectedOn },
  });
  tell(world, { kind: 'stripe' }, null, client).processing(invoice, at, row);
}

/** Makes a payment certain: the invoice's sums and state, the ledger, the log. */
function arrive(
  world: World,
  invoice: DemoInvoice,
  row: Payment,
  at: Date,
  say: ReturnType<typeof tell>,
): void {
  const amountMinor = BigInt(row.amountMinor);
  row.state = 'succeeded';
  row.changedAt = at;
  row.receivedOn ??= dayIn(zone, at);
  invoice.paidMinor += amountMinor;
  keepEntry(world, invoice, {
    kind: 'payment',
    amountMinor,
    at,
    on: row.receivedOn as Day,
    paymentId: row.id,
  });
  say.succeeded(invoice, at, row);
  if (invoice.paidMinor + invoice.creditedMinor < invoice.totalMinor) return;
  const from = invoice.state ?? 'open';
  invoice.state = 'paid';
  invoice.paidAt = at;
  say.changed(invoice, new Date(at.getTime() + 1), { from, to: 'paid' });
}

type NewPayment = {
  state: 'processing' | 'failed';
  way: PayWay;
  amountMinor: bigint;
  at: Date;
  more: Partial<Payment>;
};

function addPayment(
  { rows, newId }: World,
  invoice: DemoInvoice,
  { state, way, amountMinor, at, more }: NewPayment,
): Payment {
  const row: Payment = {
    id: newId(at),
    clientId: invoice.clientId,
    state,
    method: way,
    currency: invoice.currency,
    amountMinor,
    refundedMinor: 0n,
    createdAt: at,
    changedAt: at,
    ...more,
  };
  rows.payment.push(row);
  rows.allocation.push({
    id: newId(at),
    clientId: invoice.clientId,
    invoiceId: invoice.id,
    paymentId: row.id,
    amountMinor,
    createdAt: at,
  });
  return row;
}

/** The log of payments, told by Stripe or by whoever wrote them down. */
function tell(
  world: World,
  doer: Doer,
  contact: DemoContact | null,
  client = contact?.client ?? null,
) {
  const about = (invoice: DemoInvoice, at: Date) => ({
    at,
    client,
    contact,
    subject: subjectOf(invoice),
  });
  const moneyOf = ({ amountMinor, currency, method }: Payment) => ({
    ...moneyData({ amountMinor: BigInt(amountMinor), currency }),
    method,
  });
  return {
    processing: (invoice: DemoInvoice, at: Date, row: Payment) =>
      record(world, doer, {
        ...about(invoice, at),
        type: 'payment.processing',
        data: moneyOf(row),
      }),
    succeeded: (invoice: DemoInvoice, at: Date, row: Payment) =>
      record(world, doer, { ...about(invoice, at), type: 'payment.succeeded', data: moneyOf(row) }),
    failed: (invoice: DemoInvoice, at: Date, data: { code: string; hard: boolean }) =>
      record(world, doer, { ...about(invoice, at), type: 'payment.failed', data }),
    changed: (invoice: DemoInvoice, at: Date, data: { from: string; to: string }) =>
      record(world, doer, { ...about(invoice, at), type: 'invoice.changed', data }),
  };
}

function stripeIds({ newId }: World, at: Date) {
  return {
    stripeIntentId: `pi_demo_${plain(newId(at))}`,
    stripeChargeId: `ch_demo_${plain(newId(at))}`,
  };
}

function plain(id: string): string {
  return publicId('pa', id).slice(3);
}
