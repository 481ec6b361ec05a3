import { addDays, type Day, dayIn } from '@/lib/clock';
import { remind, scanMail } from './bill';
import { zone } from './calendar';
import { momentFor, officeMoment } from './hours';
import { cancelBill, creditBill, refundBill } from './mend';
import { payOnline, recordMoney, refusePayment, startCheckout } from './money';
import { Walk } from './walk';
import {
  contactOf,
  type DemoClient,
  type DemoContact,
  type DemoInvoice,
  type World,
} from './world';

/** A bill that was sent: whose it is, and who there deals with it. */
export type Sent = { client: DemoClient; invoice: DemoInvoice; sentAt: Date };

/** Somebody at the client looks at a new bill, some hours or days after it. */
export function look(world: World, { client, invoice, sentAt }: Sent, afterDays: number): void {
  const { chance } = client;
  if (chance.is(0.12)) scanMail(world, client, invoice, later(sentAt, chance.whole(4, 40)));
  const at =
    afterDays === 0
      ? later(sentAt, chance.whole(20, 150) * 60)
      : momentFor(world, client, addDays(dayIn(zone, sentAt), afterDays));
  const walk = new Walk(world, payer(client), at);
  if (chance.is(0.6)) walk.signIn();
  walk.page('/').invoice(invoice);
  if (chance.is(0.3)) walk.takeInvoice(invoice);
}

/** Pays what is left, or a part of it, on a day, in the client's own way. */
export function pay(
  world: World,
  { client, invoice }: Sent,
  day: Day,
  amountMinor = invoice.totalMinor - invoice.creditedMinor - invoice.paidMinor,
): void {
  const { way } = client.plan.pays;
  if (way === 'bank_transfer' || way === 'cheque') {
    const at = officeMoment(world, client, day);
    recordMoney(world, client, invoice, { amountMinor, at, on: dayIn(zone, at), way });
    return;
  }
  const contact = payer(client);
  const walk = come(world, contact, day).invoice(invoice);
  const clearedAt = way === 'card' ? undefined : clearing(world, client, walk.at);
  payOnline(world, walk, { invoice, contact, amountMinor, way }, clearedAt);
  walk.page('/invoices');
}

/** A first try that the bank refuses, and one that it takes: minutes later, or the next day. */
export function payAtSecondTry(world: World, sent: Sent, day: Day, code: string): void {
  const { client, invoice } = sent;
  const contact = payer(client);
  const amountMinor = invoice.totalMinor - invoice.paidMinor;
  const payment = { invoice, contact, amountMinor, way: 'card' as const };
  const walk = come(world, contact, day).invoice(invoice);
  const checkout = startCheckout(world, walk, payment);
  walk.wait(40, 70);
  refusePayment(world, payment, { at: walk.at, code, checkoutId: checkout.id });
  if (code !== 'authentication_required') {
    checkout.state = 'expired';
    checkout.endedAt = checkout.expiresAt;
    pay(world, sent, addDays(day, 1));
    return;
  }
  checkout.state = 'expired';
  checkout.endedAt = later(walk.at, 60);
  walk.wait(100, 200);
  payOnline(world, walk, payment);
}

/** How most bills went: looked at, then paid within the usual days. */
export function usualCourse(world: World, sent: Sent): void {
  const [from, to] = sent.client.plan.pays.days;
  payAfter(world, sent, sent.client.chance.whole(from, to));
}

export function payAfter(world: World, sent: Sent, days: number): void {
  if (days > 1) look(world, sent, sent.client.chance.whole(0, Math.min(2, days - 1)));
  pay(world, sent, addDays(dayIn(zone, sent.sentAt), days));
}

/** Reminded once, and paid some days after it was due. */
export function lateCourse(world: World, sent: Sent): void {
  const { client, invoice, sentAt } = sent;
  const dueOn = invoice.dueOn as Day;
  look(world, sent, 2);
  const reminded = world.calendar.workdayBy(addDays(dueOn, 4));
  remind(world, client, invoice, { at: world.calendar.at(reminded, '09:15'), level: 1 });
  const days = daysFrom(sentAt, dueOn) + client.chance.whole(6, 10);
  pay(world, sent, addDays(dayIn(zone, sentAt), days));
}

/** Half of it, and the rest some days later. */
export function partsCourse(world: World, sent: Sent): void {
  const { invoice, sentAt } = sent;
  const day = dayIn(zone, sentAt);
  look(world, sent, 1);
  pay(world, sent, addDays(day, 9), (invoice.totalMinor / 200n) * 100n);
  pay(world, sent, addDays(day, 20));
}

/** Sent by mistake and cancelled before anybody paid. */
export function cancelledCourse(world: World, { client, invoice, sentAt }: Sent): void {
  const at = officeMoment(world, client, addDays(dayIn(zone, sentAt), 4));
  cancelBill(world, client, invoice, {
    at: at > sentAt ? at : later(sentAt, 3_600),
    reason: 'Billed twice',
  });
}

/** Something is taken off, and the rest is paid. */
export function creditedCourse(world: World, sent: Sent): void {
  const { client, invoice, sentAt } = sent;
  look(world, sent, 1);
  const at = officeMoment(world, client, addDays(dayIn(zone, sentAt), 5));
  const amountMinor = (invoice.totalMinor / 1_000n) * 100n;
  creditBill(world, client, invoice, { at, amountMinor, reason: 'Goodwill for the late filing' });
  pay(world, sent, addDays(dayIn(zone, sentAt), 11));
}

/** Paid, credited and sent back. */
export function refundedCourse(world: World, sent: Sent): void {
  const { client, sentAt } = sent;
  payAfter(world, sent, 3);
  const at = officeMoment(world, client, addDays(dayIn(zone, sentAt), 9));
  refundBill(world, client, sent.invoice, { at, reason: 'Covered by the agreement' });
}

/** Who at the client deals with bills. */
export function payer(client: DemoClient): DemoContact {
  return contactOf(client);
}

/** A visit on a day, signed in anew as often as not. */
export function come(world: World, contact: DemoContact, day: Day): Walk {
  const walk = new Walk(world, contact, momentFor(world, contact.client, day));
  if (contact.client.chance.is(0.5)) walk.signIn();
  return walk.page('/');
}

/** When a debit that sets out now has cleared: the third working morning after it. */
export function clearing({ calendar }: World, { chance }: DemoClient, at: Date): Date {
  let day = dayIn(zone, at);
  for (let left = 3; left > 0;) {
    day = addDays(day, 1);
    if (calendar.workdayBy(day) === day) left -= 1;
  }
  return calendar.at(day, '06:10', chance.whole(0, 1_500));
}

function daysFrom(at: Date, day: Day): number {
  return Math.round((Date.parse(day) - Date.parse(dayIn(zone, at))) / 86_400_000);
}

export function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
