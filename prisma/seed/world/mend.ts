import { dayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { subjectOf } from './bill';
import { zone } from './calendar';
import { keepEntry } from './ledger';
import { type Doer, record } from './record';
import type { DemoClient, DemoInvoice, World } from './world';

/** Cancels a bill of which nothing was paid. */
export function cancelBill(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, reason }: { at: Date; reason: string },
): void {
  keepEntry(world, invoice, {
    kind: 'void',
    amountMinor: invoice.totalMinor - invoice.creditedMinor,
    at,
  });
  invoice.state = 'void';
  invoice.voidedAt = at;
  invoice.voidReason = reason;
  record(world, firmOf(client), {
    type: 'invoice.changed',
    at,
    client,
    subject: subjectOf(invoice),
    data: { from: 'open', to: 'void' },
    reason,
  });
}

/** Gives up a bill that nobody will pay. */
export function writeOff(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, reason }: { at: Date; reason: string },
): void {
  invoice.state = 'uncollectible';
  record(world, firmOf(client), {
    type: 'invoice.changed',
    at,
    client,
    subject: subjectOf(invoice),
    data: { from: 'open', to: 'uncollectible' },
    reason,
  });
}

/** Takes something off a bill by a credit note, whose number follows from the bill's. */
export function creditBill(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, amountMinor, reason }: { at: Date; amountMinor: bigint; reason: string },
): void {
  const { rows, newId } = world;
  const id = newId(at);
  const { currency } = invoice;
  rows.creditNote.push({
    id,
    clientId: client.id,
    invoiceId: invoice.id,
    // Told in order; the number itself is given with those of the bills.
    number: '',
    currency,
    totalMinor: amountMinor,
    appliedMinor: amountMinor,
    issuedOn: dayIn(zone, at),
    reason,
    createdAt: at,
  });
  rows.creditNoteLine.push({
    id: newId(at),
    creditNoteId: id,
    clientId: client.id,
    position: 1,
    description: reason,
    quantityMilli: 1000n,
    unitMinor: amountMinor,
    amountMinor,
  });
  invoice.creditedMinor += amountMinor;
  rows.allocation.push({
    id: newId(at),
    clientId: client.id,
    invoiceId: invoice.id,
    creditNoteId: id,
    amountMinor,
    createdAt: at,
  });
  keepEntry(world, invoice, { kind: 'credit_note', amountMinor, at, creditNoteId: id });
  record(world, firmOf(client), {
    type: 'credit_note.issued',
    at,
    client,
    subject: { kind: 'credit_note', id: publicId('cn', id) },
    data: { ...moneyData({ amountMinor, currency }), invoice: publicId('in', invoice.id) },
  });
}

/** Credits a bill that was paid, and sends the money back the way it came. */
export function refundBill(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, reason }: { at: Date; reason: string },
): void {
  const given = world.rows.allocation.find(
    ({ invoiceId, paymentId }) => invoiceId === invoice.id && paymentId,
  );
  const paid = world.rows.payment.find(
    ({ id, state }) => id === given?.paymentId && state === 'succeeded',
  );
  if (!paid) throw new Error(`Nothing was paid of "${invoice.title}".`);
  const amountMinor = invoice.paidMinor;
  creditBill(world, client, invoice, { at, amountMinor, reason });
  const backAt = new Date(at.getTime() + 90_000);
  invoice.paidMinor -= amountMinor;
  const refundId = world.newId(backAt);
  paid.refundedMinor = amountMinor;
  world.rows.refund.push({
    id: refundId,
    clientId: client.id,
    paymentId: paid.id,
    state: 'succeeded',
    currency: invoice.currency,
    amountMinor,
    refundedOn: dayIn(zone, backAt),
    reason,
    recordedBy: client.manager.personId,
    creditedInvoiceId: invoice.id,
    createdAt: backAt,
    changedAt: backAt,
  });
  world.rows.allocation.push({
    id: world.newId(backAt),
    clientId: client.id,
    invoiceId: invoice.id,
    paymentId: paid.id,
    refundId,
    amountMinor: -amountMinor,
    createdAt: backAt,
  });
  keepEntry(world, invoice, { kind: 'refund', amountMinor, at: backAt, paymentId: paid.id });
  record(
    world,
    { kind: 'stripe' },
    {
      type: 'payment.refunded',
      at: backAt,
      client,
      subject: subjectOf(invoice),
      data: moneyData({ amountMinor, currency: invoice.currency }),
    },
  );
}

function firmOf(client: DemoClient): Doer {
  return { kind: 'employee', employee: client.manager };
}
