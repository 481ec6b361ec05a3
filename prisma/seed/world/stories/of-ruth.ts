import { publicId } from '@/lib/ids';
import { remind, scanMail, subjectOf } from '../bill';
import { come } from '../course';
import { letter, taxReturn } from '../forms';
import { letExpire, refusePayment, startCheckout } from '../money';
import { publishPaper } from '../papers-of';
import { record } from '../record';
import { Walk } from '../walk';
import { clientOf, contactOf, type DemoInvoice, type World } from '../world';
import { logCall } from './calls';

type Bills = ReadonlyMap<number, DemoInvoice>;

/** The struggles on Ruth's page, each as the log of the last days tells it. */
export function tellRuths(world: World, bills: Bills): void {
  tellLark(world);
  tellHoshino(world, bills);
  tellWolfeschlegel(world, bills);
  tellSeverny(world, bills);
  tellTidewater(world, bills);
  tellOkonkwo(world);
  tellCooperativa(world);
  tellJuniper(world);
}

/** document_blocked: a lease that asks for a password, twice. */
function tellLark(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'lark');
  const lease = publishPaper(world, {
    client,
    title: 'Studio lease',
    category: 'contract',
    year: Number(calendar.today.slice(0, 4)),
    paper: letter('Studio lease', [
      'Between the Weaver Street Building Company and Lark & Loom, for the studio on the second floor.',
      'The lease runs for three years. The rent is due on the first of each month.',
    ]),
    at: calendar.at(calendar.workday(2), '14:10', 21),
  });
  new Walk(world, contactOf(client), calendar.at(calendar.daysAgo(1), '18:11', 30))
    .signIn()
    .page('/documents', 9)
    .cannotOpen(lease, 'locked')
    .pass(180)
    .cannotOpen(lease, 'locked')
    .page('/documents');
}

/** payment_failed, for good: the account at their bank is closed. */
function tellHoshino(world: World, bills: Bills): void {
  const { calendar } = world;
  const client = clientOf(world, 'hoshino');
  const invoice = bills.get(1046)!;
  const misaki = contactOf(client);
  new Walk(world, misaki, calendar.at(calendar.daysAgo(4), '21:15', 4))
    .invoice(invoice)
    .search('振込', 0);
  const walk = new Walk(world, misaki, calendar.at(calendar.daysAgo(1), '20:01', 10))
    .signIn()
    .invoice(invoice)
    .wait(30, 60);
  const payment = {
    invoice,
    contact: misaki,
    amountMinor: invoice.totalMinor,
    way: 'bank_debit' as const,
  };
  const checkout = startCheckout(world, walk, payment);
  walk.pass(141);
  checkout.state = 'completed';
  checkout.endedAt = walk.at;
  refusePayment(world, payment, { at: walk.at, code: 'account_closed', checkoutId: checkout.id });
  walk.pass(322).invoice(invoice);
}

/** repeat_contact: a bill that nobody there has opened, and two calls about it. */
function tellWolfeschlegel(world: World, bills: Bills): void {
  const { calendar } = world;
  const client = clientOf(world, 'wolfeschlegel');
  const invoice = bills.get(1033)!;
  const konstantin = contactOf(client);
  for (const [workday, time] of [
    [3, '10:20'],
    [1, '15:05'],
  ] as const) {
    const at = calendar.at(calendar.workday(workday), time, 17);
    logCall(world, konstantin, { at, topic: 'billing', answeredAfter: 9 * 60 });
  }
  const reminded = calendar.at(calendar.workday(), '09:15');
  remind(world, client, invoice, { at: reminded, level: 1 });
  scanMail(world, client, invoice, new Date(reminded.getTime() + 4_210));
}

/** status_recheck: three visits to one bill within a week, and nothing paid. */
function tellSeverny(world: World, bills: Bills): void {
  const { calendar } = world;
  const anna = contactOf(clientOf(world, 'severny'));
  const invoice = bills.get(1042)!;
  for (const [days, time] of [
    [6, '01:40'],
    [4, '02:15'],
    [1, '03:05'],
  ] as const) {
    new Walk(world, anna, calendar.at(calendar.daysAgo(days), time, 12)).page('/').invoice(invoice);
  }
  const report = publishPaper(world, {
    client: anna.client,
    title: 'Monthly report',
    category: 'statement',
    year: Number(calendar.today.slice(0, 4)),
    paper: taxReturn('Monthly report', anna.client.plan, calendar.today.slice(0, 7), [
      ['Sales', '48,210'],
      ['Costs', '39,877'],
    ]),
    at: calendar.at(calendar.workday(1), '16:44', 5),
  });
  new Walk(world, anna, calendar.at(calendar.workday(), '10:31', 47)).open(report);
}

/** checkout_abandoned: began to pay, and stopped. */
function tellTidewater(world: World, bills: Bills): void {
  const { calendar } = world;
  const lou = contactOf(clientOf(world, 'tidewater'));
  const invoice = bills.get(1064)!;
  const walk = come(world, lou, calendar.daysAgo(3)).invoice(invoice);
  const payment = { invoice, contact: lou, amountMinor: invoice.totalMinor, way: 'card' as const };
  letExpire(startCheckout(world, walk, payment));
  walk.wait(60, 120).does('checkout.cancelled', subjectOf(invoice), {});
}

/** signin_struggle: three wrong passwords, then in. */
function tellOkonkwo(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'okonkwo');
  const emeka = contactOf(client);
  for (const minutes of [0, 1, 3]) {
    const at = calendar.at(calendar.daysAgo(1), '19:40', minutes * 60 + 9);
    const device = emeka.device;
    record(
      world,
      { kind: 'sign-in', contact: emeka, device },
      {
        type: 'signin.failed',
        at,
        client,
        subject: null,
        data: { reason: 'password', ip: device.ip },
      },
    );
  }
  const agreement = publishPaper(world, {
    client,
    title: 'NDA, for signing',
    category: 'contract',
    year: Number(calendar.today.slice(0, 4)),
    paper: letter('Non-disclosure agreement', ['Between the trust and its adviser.'], ['Trustee']),
    actionNeeded: true,
    at: calendar.at(calendar.workday(2), '09:55', 3),
  });
  new Walk(world, emeka, calendar.at(calendar.daysAgo(1), '19:46', 20))
    .signIn('reset')
    .page('/')
    .open(agreement)
    .sign(agreement);
}

/** search_empty: two searches in their own words, and the visit ends there. */
function tellCooperativa(world: World): void {
  const { calendar } = world;
  const ines = contactOf(clientOf(world, 'cooperativa'));
  new Walk(world, ines, calendar.at(calendar.daysAgo(5), '05:22', 40))
    .signIn()
    .page('/documents')
    .search('recibo verde', 0)
    .search('recibos verdes', 0);
}

/** error_hit: an error of ours on the way to a paper, which opened late that evening. */
function tellJuniper(world: World): void {
  const { calendar } = world;
  const client = clientOf(world, 'juniper');
  const priya = contactOf(client);
  const year = Number(calendar.daysAgo(40).slice(0, 4)) - 1;
  const forms = publishPaper(world, {
    client,
    title: `W-2 package ${year}`,
    category: 'payroll',
    year,
    paper: taxReturn('W-2 package', client.plan, String(year), [['Forms', '9']]),
    at: calendar.at(calendar.workday(3), '13:12', 44),
  });
  const path = `/documents/${publicId('do', forms.row.id as string)}`;
  const page = { kind: 'page', id: path } as const;
  new Walk(world, priya, calendar.at(calendar.daysAgo(1), '16:51', 22))
    .signIn()
    .page('/documents')
    .cannotOpen(forms, 'network')
    .does('error.shown', page, { status: 500, during: 'open', errorId: '4TX9RD' })
    .pass(400)
    .cannotOpen(forms, 'network')
    .page('/');
  new Walk(world, priya, calendar.at(calendar.daysAgo(1), '21:08', 33))
    .page('/documents')
    .open(forms);
}
