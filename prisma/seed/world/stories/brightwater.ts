import { addDays, type Day, dayIn, daysBetween } from '@/lib/clock';
import { draftBill, sendBill } from '../bill';
import { monthName, monthsBefore, periodOf, weekdayFrom, yearOf, zone } from '../calendar';
import { later, payAfter } from '../course';
import type { LatestBill } from '../latest';
import { cancelBill, refundBill } from '../mend';
import { announceTransfer } from '../money';
import { sendNewest, workdayFrom } from '../newest';
import { type Line, line } from '../services';
import { Walk } from '../walk';
import { clientOf, contactOf, type DemoInvoice, type World } from '../world';

const MONDAY = 1;

/** The newest bills of Brightwater Ceramics, as the screens show them. @returns them by number */
export function buildBrightwater(world: World): Map<number, DemoInvoice> {
  buildEarlier(world);
  const bills = newest(world).map((bill): [number, DemoInvoice] => [
    bill.number,
    sendNewest(world, { client: 'brightwater', ...bill }),
  ]);
  const byNumber = new Map(bills);
  tellTransfer(world, byNumber.get(1058)!);
  lastVisit(world, byNumber);
  return byNumber;
}

type Bill = Omit<LatestBill, 'client'>;

function newest({ calendar }: World): Bill[] {
  const { today } = calendar;
  const monday = weekdayFrom(addDays(today, 3), MONDAY);
  const inDays = (day: Day) => daysBetween(today, day);
  const quarter = calendar.daysAgo(22);
  const period = periodOf(calendar.daysAgo(13));
  return [
    {
      number: 1052,
      sent: 28,
      due: 2,
      title: 'Catch-up of March receipts',
      lines: [line('Catch-up of 48 receipts', 2_50n, { times: 48n, detail: 'March' })],
      fate: { is: 'cancelled', daysAgo: 22, reason: 'Part of the agreement after all' },
    },
    {
      number: 1055,
      sent: 26,
      due: 4,
      title: 'Trademark filing fee, passed on at cost',
      lines: [line('USPTO filing fee, one class', 350_00n, { detail: 'Passed on at cost' })],
      fate: { is: 'paid', daysAgo: 15 },
    },
    {
      number: 1058,
      sent: 22,
      due: inDays(monday),
      title: 'Quarterly bookkeeping and payroll',
      lines: [
        ...quarterLines(quarter),
        line('Catch-up of 40 receipts', 100_00n, {
          detail: `${monthName(monthOf(monthsBefore(quarter, 2)))}, by Tom Brandvold`,
        }),
      ],
      fate: { is: 'open' },
    },
    {
      number: 1060,
      sent: 13,
      due: inDays(addDays(monday, 4)),
      title: `Payroll filing, ${period.quarter}`,
      lines: [line('Form 941 and state filings', 245_00n, { detail: period.quarter })],
      fate: { is: 'open', seen: false },
    },
    {
      number: 1061,
      sent: 11,
      due: inDays(addDays(monday, 11)),
      title: 'VAT return, Netherlands',
      currency: 'EUR',
      lines: [line('VAT return, Netherlands', 380_00n, { detail: period.quarter })],
      fate: { is: 'open', seen: false },
    },
  ];
}

function quarterLines(day: Day): Line[] {
  const first = Math.floor((monthOf(day) - 1) / 3) * 3 + 1;
  const detail = [first, first + 1, first + 2].map(monthName).join(', ');
  return [
    line('Bookkeeping Plus', 480_00n, { times: 3n, detail }),
    line('Payroll for six people', 100_00n, { times: 3n, detail: 'Two runs a month' }),
  ];
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** What was billed and paid before. */
function buildEarlier(world: World): void {
  const { calendar } = world;
  for (const quarters of [1, 2, 3, 4, 5]) {
    const day = monthsBefore(calendar.daysAgo(22), quarters * 3);
    const { quarter } = periodOf(day);
    paid(world, day, 8, 'Quarterly bookkeeping and payroll', quarterLines(day));
    paid(world, addDays(day, 9), 6, `Payroll filing, ${quarter}`, [
      line('Form 941 and state filings', quarters > 3 ? 230_00n : 245_00n, { detail: quarter }),
    ]);
    paid(
      world,
      addDays(day, 11),
      9,
      'VAT return, Netherlands',
      [line('VAT return, Netherlands', 380_00n, { detail: quarter })],
      'EUR',
    );
  }
  const year = yearOf(calendar.daysAgo(60));
  for (const each of [year - 1, year]) {
    const title = `Annual return ${each - 1}, Brightwater Ceramics LLC and Whitlock Family Holdings`;
    paid(world, `${each}-03-30`, 15, title, [
      line('Form 1120-S and schedules', 1_650_00n, { detail: 'Brightwater Ceramics LLC' }),
      line('Form 1065', 500_00n, { detail: 'Whitlock Family Holdings' }),
    ]);
    paid(world, `${each}-01-20`, 5, `W-2s ${each - 1}, six people`, [
      line('W-2 and W-3', 30_00n, { times: 6n }),
    ]);
  }
  tellRefund(world);
  tellMistake(world);
}

/** Sent and paid, where the day lies in the portal's time. */
function paid(
  world: World,
  day: Day,
  afterDays: number,
  title: string,
  lines: Line[],
  currency = 'USD',
): void {
  const { calendar, beganAt } = world;
  if (day < dayIn(zone, later(beganAt, 12 * 86_400)) || day > calendar.daysAgo(50)) return;
  const client = clientOf(world, 'brightwater');
  const at = calendar.at(calendar.workdayBy(day), '10:10', client.chance.whole(0, 9_000));
  const invoice = draftBill(world, { client, title, lines, currency, at: later(at, -2_400) });
  sendBill(world, client, invoice, { at, dueOn: addDays(dayIn(zone, at), 28) });
  payAfter(world, { client, invoice, sentAt: at }, afterDays);
}

/** Advice that the agreement covers: billed, paid, credited and sent back. */
function tellRefund(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'brightwater');
  const at = calendar.at(calendar.workdayBy(calendar.daysAgo(120)), '11:30');
  const lines = [line('Advice call', 95_00n, { detail: '40 minutes' })];
  const title = 'Advice call, 40 minutes';
  const invoice = draftBill(world, { client, title, lines, at: later(at, -900) });
  sendBill(world, client, invoice, { at, dueOn: addDays(dayIn(zone, at), 28) });
  payAfter(world, { client, invoice, sentAt: at }, 3);
  const backAt = calendar.at(calendar.workdayBy(calendar.daysAgo(110)), '15:40');
  refundBill(world, client, invoice, { at: backAt, reason: 'Covered by Bookkeeping Plus' });
}

/** A bill that went out twice. */
function tellMistake(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'brightwater');
  const at = calendar.at(calendar.workdayBy(calendar.daysAgo(200)), '09:50');
  const lines = [line('Use tax review', 180_00n)];
  const invoice = draftBill(world, { client, title: 'Use tax review', lines, at: later(at, -600) });
  sendBill(world, client, invoice, { at, dueOn: addDays(dayIn(zone, at), 28) });
  const voidAt = calendar.at(calendar.workdayBy(calendar.daysAgo(198)), '09:15');
  cancelBill(world, client, invoice, { at: voidAt, reason: 'Sent twice by mistake' });
}

/** A part of 1058 that the bank has announced and that has not arrived. */
function tellTransfer(world: World, invoice: DemoInvoice): void {
  const { calendar } = world;
  announceTransfer(world, clientOf(world, 'brightwater'), invoice, {
    amountMinor: 840_00n,
    at: calendar.at(calendar.workday(2), '10:05', 12),
    expectedOn: workdayFrom(world, addDays(calendar.today, 1)),
  });
}

/** Three working days ago, before the news that Dana will find. */
function lastVisit(world: World, bills: Map<number, DemoInvoice>): void {
  const { calendar } = world;
  const dana = contactOf(clientOf(world, 'brightwater'));
  new Walk(world, dana, calendar.at(calendar.workday(3), '19:12', 8))
    .signIn()
    .page('/')
    .invoice(bills.get(1060)!)
    .invoice(bills.get(1061)!)
    .page('/documents');
}
