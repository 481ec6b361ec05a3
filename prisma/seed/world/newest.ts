import { addDays, type Day, dayIn } from '@/lib/clock';
import { draftBill, sendBill } from './bill';
import { periodOf, zone } from './calendar';
import { come, look, later, pay, payAfter, payer, type Sent } from './course';
import { FIRST_LATEST, latest, type LatestBill } from './latest';
import { cancelBill } from './mend';
import { payOnline } from './money';
import { clientOf, type DemoInvoice, type World } from './world';

/** Seven minutes from one to the next keep the bills of a day in the order of their numbers. */
const APART_SECONDS = 420;

/** The newest bill of each client. @returns the bills by number */
export function buildNewest(world: World): Map<number, DemoInvoice> {
  return new Map(latest.map((bill) => [bill.number, sendNewest(world, bill)]));
}

/** Sends one of the newest bills at the hour that its number asks for, and lets it have its fate. */
export function sendNewest(world: World, bill: LatestBill): DemoInvoice {
  const { calendar } = world;
  const client = clientOf(world, bill.client);
  const day = calendar.workdayBy(calendar.daysAgo(bill.sent));
  const at = calendar.at(day, '09:05', (bill.number - FIRST_LATEST) * APART_SECONDS);
  const [usual] = client.plan.work;
  const period = periodOf(day);
  const title = bill.title ?? usual?.title(period) ?? 'Advice';
  const lines = bill.lines ?? usual?.lines(period) ?? [];
  const invoice = draftBill(world, {
    client,
    title,
    lines,
    currency: bill.currency ?? client.plan.currency,
    at: later(at, -1_900),
  });
  sendBill(world, client, invoice, { at, dueOn: calendar.daysAgo(-bill.due) });
  meetFate(world, bill, { client, invoice, sentAt: at });
  return invoice;
}

function meetFate(world: World, { fate }: LatestBill, sent: Sent): void {
  const { calendar } = world;
  const { client, invoice, sentAt } = sent;
  const day = (daysAgo: number): Day => calendar.daysAgo(daysAgo);
  switch (fate.is) {
    case 'open':
      if (fate.seen !== false) look(world, sent, 1);
      return;
    case 'paid': {
      const after = Math.round(
        (Date.parse(day(fate.daysAgo)) - Date.parse(dayIn(zone, sentAt))) / 86_400_000,
      );
      return payAfter(world, sent, Math.max(1, after));
    }
    case 'clearing': {
      look(world, sent, 1);
      const contact = payer(client);
      const walk = come(world, contact, day(fate.daysAgo)).invoice(invoice);
      const expectedOn = workdayFrom(world, addDays(calendar.today, 1));
      const payment = {
        invoice,
        contact,
        amountMinor: invoice.totalMinor,
        way: 'bank_debit' as const,
      };
      return payOnline(world, walk, payment, { expectedOn });
    }
    case 'part_paid':
      look(world, sent, 1);
      return pay(world, sent, day(fate.daysAgo), fate.amountMinor);
    case 'cancelled': {
      const at = calendar.at(calendar.workdayBy(day(fate.daysAgo)), '14:05');
      return cancelBill(world, client, invoice, { at, reason: fate.reason });
    }
  }
}

/** The first day on which the firm and the banks work that is not before `day`. */
export function workdayFrom({ calendar }: World, day: Day): Day {
  let found = day;
  while (calendar.workdayBy(found) !== found) found = addDays(found, 1);
  return found;
}
