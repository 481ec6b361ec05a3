import { addDays, type Day } from '@/lib/clock';
import { remind } from './bill';
import type { DemoCalendar } from './calendar';
import type { DemoClient, DemoInvoice, World } from './world';

/** As a new firm has it: three days before a bill is due, and seven days after it. */
const DAYS = [-3, 7];
const AT = '09:15';

/** Reminds of what is still open, as the portal would have by itself; whom a story reminded is left to it. */
export function buildReminders(world: World): void {
  const { rows } = world;
  const reminded = new Set(rows.reminder.map(({ invoiceId }) => invoiceId));
  const asked = new Set(
    rows.lineQuestion
      .filter(({ kind, state }) => kind === 'dispute' && state !== 'settled')
      .map(({ invoiceId }) => invoiceId),
  );
  for (const client of world.clients.values()) {
    const theirs = (rows.invoice as DemoInvoice[]).filter(({ clientId }) => clientId === client.id);
    for (const invoice of theirs) {
      const isOpen = invoice.state === 'open' && leftOf(world, invoice) > 0n;
      if (isOpen && !reminded.has(invoice.id) && !asked.has(invoice.id)) {
        remindOf(world, client, invoice);
      }
    }
  }
}

function remindOf(world: World, client: DemoClient, invoice: DemoInvoice): void {
  const { calendar } = world;
  let level = 0;
  for (const days of DAYS) {
    const day = addDays(invoice.dueOn as Day, days);
    const at = calendar.at(workdayFrom(calendar, day), AT, client.chance.whole(0, 60));
    if (at > calendar.now || day <= (invoice.issuedOn as Day)) continue;
    level += 1;
    remind(world, client, invoice, { at, level });
  }
}

/** The day itself where the firm works then, or the next on which it does. */
function workdayFrom(calendar: DemoCalendar, day: Day): Day {
  return calendar.workdayBy(day) === day ? day : workdayFrom(calendar, addDays(day, 1));
}

/** What is neither paid nor on its way. */
function leftOf({ rows }: World, invoice: DemoInvoice): bigint {
  const clearing = new Set(
    rows.payment.filter(({ state }) => state === 'processing').map(({ id }) => id),
  );
  const onItsWay = rows.allocation
    .filter(({ invoiceId, paymentId }) => invoiceId === invoice.id && clearing.has(paymentId ?? ''))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return invoice.totalMinor - invoice.paidMinor - invoice.creditedMinor - onItsWay;
}
