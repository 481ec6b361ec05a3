import { addDays, type Day, dayIn } from '@/lib/clock';
import type { ClientKey } from '../clients/all-clients';
import { payAtSecondTry } from '../course';
import { monthsBefore, zone } from '../calendar';
import { draftBill, sendBill } from '../bill';
import { letter } from '../forms';
import { publishPaper } from '../papers-of';
import { record } from '../record';
import { line } from '../services';
import { Walk } from '../walk';
import {
  clientOf,
  contactOf,
  type DemoClient,
  type DemoContact,
  type DemoInvoice,
  type World,
} from '../world';
import { thank } from './calls';

/** What looks like trouble and is none: the detector has to stay quiet on all of it. */
export function tellLookAlikes(world: World): void {
  for (const key of ['brightwater', 'pineplover', 'copperkettle'] as const) {
    closeBooks(world, contactOf(clientOf(world, key), 1));
  }
  // In the last days the president herself looks at the bill that is open.
  closeBooks(world, contactOf(clientOf(world, 'hoshino'), 1), 9);
  tellSecondTry(world);
  tellOffice(world);
  tellColleague(world);
  tellDoubleClicks(world);
  tellOutage(world);
  tellSeason(world);
  const thanks = world.calendar.at(world.calendar.workday(1), '11:25', 40);
  thank(world, contactOf(clientOf(world, 'madrona')), thanks);
}

/** A bookkeeper opens every bill of the month once, at its end. */
function closeBooks(world: World, bookkeeper: DemoContact, untilDays = 0): void {
  const { calendar } = world;
  const { client } = bookkeeper;
  for (let back = 0; back < 16; back += 1) {
    const first = `${monthsBefore(calendar.today, back).slice(0, 7)}-01`;
    const day = addDays(first, -1);
    const at = calendar.at(day, hourOf(client), client.chance.whole(0, 6_000));
    if (at < (bookkeeper.joinedAt ?? calendar.now) || day >= calendar.daysAgo(untilDays)) continue;
    const bills = billsOf(world, client, addDays(first, -31), day);
    if (bills.length === 0) continue;
    const walk = new Walk(world, bookkeeper, at).signIn().page('/invoices');
    for (const bill of bills) walk.invoice(bill).takeInvoice(bill);
  }
}

function hourOf({ plan }: DemoClient): string {
  return plan.country === 'JP' ? '17:30' : '15:30';
}

function billsOf({ rows }: World, { id }: DemoClient, from: Day, to: Day): DemoInvoice[] {
  return (rows.invoice as DemoInvoice[]).filter(
    ({ clientId, sentAt }) =>
      clientId === id && sentAt && dayIn(zone, sentAt) >= from && dayIn(zone, sentAt) < to,
  );
}

/** A card that asks for 3-D Secure: refused, and taken minutes later. */
function tellSecondTry(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'quill');
  const at = calendar.at(calendar.workdayBy(calendar.daysAgo(51)), '10:00');
  const lines = [line('Contract review', 260_00n)];
  const invoice = draftBill(world, { client, title: 'Contract review', lines, at });
  const sentAt = new Date(at.getTime() + 600_000);
  sendBill(world, client, invoice, { at: sentAt, dueOn: addDays(dayIn(zone, at), 60) });
  const day = calendar.daysAgo(3);
  payAtSecondTry(world, { client, invoice, sentAt }, day, 'authentication_required');
}

/** A whole office behind one address: each mistypes once. */
function tellOffice(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'wolfeschlegel');
  const device = contactOf(client).device;
  client.contacts.forEach((contact, place) => {
    const at = calendar.at(calendar.workday(3), '09:02', place * 70);
    const data = { reason: 'password', ip: device.ip } as const;
    const failed = { type: 'signin.failed', at, client, subject: null, data } as const;
    record(world, { kind: 'sign-in', contact, device }, failed);
    new Walk(world, contact, new Date(at.getTime() + 20_000)).signIn().page('/');
  });
}

/** Something was asked of them, and a colleague has opened it. */
function tellColleague(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'rainier');
  const document = publishPaper(world, {
    client,
    title: 'Conflict of interest statement',
    category: 'contract',
    year: Number(calendar.today.slice(0, 4)),
    paper: letter(
      'Conflict of interest statement',
      ['To be signed by each officer.'],
      ['Treasurer'],
    ),
    actionNeeded: true,
    dueOn: calendar.daysAgo(-12),
    at: calendar.at(calendar.workdayBy(calendar.daysAgo(12)), '10:45', 20),
  });
  new Walk(world, contactOf(client, 1), calendar.at(calendar.daysAgo(8), '17:20', 2)).open(
    document,
  );
}

/** Pressed again and again, on what is meant for it. */
function tellDoubleClicks(world: World): void {
  const { calendar } = world;
  const noor = contactOf(clientOf(world, 'alki'));
  const page = { kind: 'page', id: '/invoices' } as const;
  new Walk(world, noor, calendar.at(calendar.daysAgo(3), '13:44', 12))
    .page('/invoices', 20)
    .does('click.raged', page, { element: 'pagination:next', count: 5 })
    .pass(3)
    .does('click.raged', page, { element: 'text:paragraph', count: 4 });
}

/** An outage of some minutes that hits everybody: one incident, nobody's own friction. */
function tellOutage(world: World): void {
  const { calendar } = world;
  const hit: ClientKey[] = [
    'madrona',
    'magnolia',
    'orcas',
    'rainier',
    'fernhill',
    'greenlake',
    'wildrose',
  ];
  hit.forEach((key, place) => {
    const at = calendar.at(calendar.daysAgo(6), '10:04', place * 55 + 9);
    const page = { kind: 'page', id: '/invoices' } as const;
    new Walk(world, contactOf(clientOf(world, key)), at)
      .does('error.shown', page, { status: 503, during: 'open', errorId: `7QK${place}MD` })
      .pass(700)
      .page('/invoices');
  });
}

/** A summer camp: silent since the season ended, as it was a year ago. */
function tellSeason(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'larkspur');
  const wendell = contactOf(client);
  const visits = [...days(500, 385, 5), ...days(332, 62, 7)];
  for (const days of visits) {
    const at = calendar.at(calendar.daysAgo(days), '09:30', client.chance.whole(0, 20_000));
    new Walk(world, wendell, at).page('/').page(client.chance.pick(['/documents', '/invoices']));
  }
}

function days(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.floor((from - to) / step) + 1 },
    (_, place) => from - place * step,
  );
}
