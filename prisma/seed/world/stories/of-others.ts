import { addDays } from '@/lib/clock';
import { subjectOf } from '../bill';
import { come } from '../course';
import { engagementLetter } from '../forms';
import { letExpire, refusePayment, startCheckout } from '../money';
import { publishPaper } from '../papers-of';
import { record } from '../record';
import { Walk } from '../walk';
import type { ClientKey } from '../clients/all-clients';
import { clientOf, contactOf, type DemoInvoice, type World } from '../world';
import { logCall } from './calls';

type Bills = ReadonlyMap<number, DemoInvoice>;

/** Struggles of the last days elsewhere, and the small things for the digest. */
export function tellOthers(world: World, bills: Bills): void {
  tellMcAllister(world, bills);
  tellSkyline(world, bills);
  tellHarborview(world, bills);
  tellEmerald(world);
  tellDelridge(world);
  tellUnopened(world);
  tellClicks(world);
  tellToAndFro(world);
}

/** payment_failed that a card could mend, and a call about it: contact_after_self_service. */
function tellMcAllister(world: World, bills: Bills): void {
  const { calendar } = world;
  const gerry = contactOf(clientOf(world, 'mcallister'));
  const invoice = bills.get(1028)!;
  const at = calendar.at(calendar.workday(2), '09:20', 15);
  const walk = new Walk(world, gerry, at).signIn().invoice(invoice);
  const payment = {
    invoice,
    contact: gerry,
    amountMinor: invoice.totalMinor,
    way: 'card' as const,
  };
  const checkout = startCheckout(world, walk, payment);
  walk.pass(61);
  refusePayment(world, payment, {
    at: walk.at,
    code: 'insufficient_funds',
    checkoutId: checkout.id,
  });
  letExpire(checkout);
  const calledAt = calendar.at(calendar.workday(2), '14:35', 2);
  logCall(world, gerry, { at: calledAt, topic: 'payment', answeredAfter: 25 * 60 });
}

/** checkout_abandoned on a bill that is past due by then. */
function tellSkyline(world: World, bills: Bills): void {
  const { calendar } = world;
  const denis = contactOf(clientOf(world, 'skyline'));
  const invoice = bills.get(1050)!;
  const walk = new Walk(world, denis, calendar.at(calendar.daysAgo(2), '08:15', 6)).invoice(
    invoice,
  );
  const payment = {
    invoice,
    contact: denis,
    amountMinor: invoice.totalMinor,
    way: 'card' as const,
  };
  letExpire(startCheckout(world, walk, payment));
}

/** rage_click where it costs most. */
function tellHarborview(world: World, bills: Bills): void {
  const { calendar } = world;
  const noor = contactOf(clientOf(world, 'harborview'));
  const path = `/invoices/${subjectOf(bills.get(1045)!).id}`;
  new Walk(world, noor, calendar.at(calendar.daysAgo(2), '12:18', 3))
    .page('/')
    .page(path, 14)
    .does('click.raged', { kind: 'page', id: path }, { element: 'button:pay', count: 6 })
    .page('/invoices');
  new Walk(world, noor, calendar.at(calendar.workday(), '08:40', 51)).page('/');
}

/** locked_out: ten wrong passwords, and the door stays shut for a quarter of an hour. */
function tellEmerald(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'emerald');
  const carol = contactOf(client, 1);
  const doer = { kind: 'sign-in', contact: carol, device: carol.device } as const;
  const begin = calendar.at(calendar.daysAgo(1), '17:02', 11).getTime();
  const data = { reason: 'password', ip: carol.device.ip } as const;
  for (let tries = 0; tries < 10; tries += 1) {
    const at = new Date(begin + tries * 31_000);
    record(world, doer, { type: 'signin.failed', at, client, subject: null, data });
  }
  const until = new Date(begin + 900_000).toISOString();
  const at = new Date(begin + 320_000);
  const locked = { type: 'signin.locked', at, client, subject: null, by: 'system' } as const;
  record(world, doer, { ...locked, data: { until } });
}

/** error_hit: a form that turns the same field back, three times. */
function tellDelridge(world: World): void {
  const { calendar } = world;
  const mateo = contactOf(clientOf(world, 'delridge'));
  const page = { kind: 'page', id: '/account' } as const;
  const walk = new Walk(world, mateo, calendar.at(calendar.daysAgo(3), '18:20', 8))
    .signIn()
    .page('/account');
  for (let tries = 0; tries < 3; tries += 1) {
    walk.does('form.rejected', page, { form: 'account', field: 'phone' }).wait(20, 50);
  }
}

/** document_unopened: something is asked, and nobody has looked. */
function tellUnopened(world: World): void {
  const { calendar } = world;
  const year = Number(calendar.daysAgo(-60).slice(0, 4));
  // So many days ago, and due so many days after it.
  const waiting: [ClientKey, number, number][] = [
    ['nakamura', 9, 29],
    ['ostergaard', 8, 24],
    ['ballard', 11, 20],
    ['magnolia', 10, 24],
    ['orcas', 5, 6],
  ];
  for (const [key, days, dueAfter] of waiting) {
    const client = clientOf(world, key);
    const day = calendar.workdayBy(calendar.daysAgo(days));
    publishPaper(world, {
      client,
      title: `Engagement letter ${year}`,
      category: 'contract',
      year: Number(calendar.today.slice(0, 4)),
      paper: engagementLetter(client.plan, year),
      actionNeeded: true,
      dueOn: addDays(day, dueAfter),
      at: calendar.at(day, '09:30', client.chance.whole(0, 5_000)),
    });
  }
}

/** dead_click and rage_click on what is no button. */
function tellClicks(world: World): void {
  const { calendar } = world;
  const page = { kind: 'page', id: '/documents' } as const;
  const walk = new Walk(
    world,
    contactOf(clientOf(world, 'fernhill')),
    calendar.at(calendar.daysAgo(4), '10:22', 9),
  );
  walk.page('/documents', 20);
  walk.does('click.dead', page, { element: 'label:only_you' }).pass(5);
  walk.does('click.dead', page, { element: 'label:only_you' }).pass(5);
  new Walk(
    world,
    contactOf(clientOf(world, 'beacon')),
    calendar.at(calendar.daysAgo(5), '11:47', 30),
  )
    .page('/documents', 12)
    .does('click.raged', page, { element: 'tab:2024', count: 5 });
}

/** loop: to and fro between two pages, at home on neither. */
function tellToAndFro(world: World): void {
  const { calendar } = world;
  const theo = contactOf(clientOf(world, 'kestrel'));
  const walk = come(world, theo, calendar.daysAgo(4));
  for (let turn = 0; turn < 4; turn += 1) {
    walk.page('/invoices', 3 + turn);
    if (turn < 3) walk.page('/documents', 4 + turn);
  }
}
