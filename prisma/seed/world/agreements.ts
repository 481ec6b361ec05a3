import { type Period as Billed, firstSpan, spanFrom, type Term } from '@/domain/agreements/periods';
import { addDays, type Day, dayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { holdLines } from '@/lib/mark-line';
import { draftBill } from './bill';
import { periodOf, yearOf, zone } from './calendar';
import { chanceOf } from './chance';
import { type Line, line, type Service } from './services';
import { record } from './record';
import type { Rows } from './rows';
import { contactOf, type DemoClient, type World } from './world';

type Item = Rows['agreementItem'][number] & { quantityMilli: bigint; unitMinor: bigint };
type Agreed = {
  row: Rows['agreement'][number];
  term: Term;
  items: Item[];
  /** The ids of the items that are taxed. */
  taxed: ReadonlySet<string>;
};

/** What is agreed in one go: a name, how often it is billed, and its lines. */
type Deal = { title: string; period: Billed; lines: readonly Line[]; currency?: string };

const PERIODS: Record<Service['every'], Billed> = { 1: 'month', 3: 'quarter', 12: 'year' };
const DUE_DAYS = 28;

/** So many clients have written down what they signed up for, and so many of them had an agreement before. */
const AGREED = 0.8;
const RENEWED = 0.5;
/** Of those whose wages are kept, so many have taken somebody on since. */
const GREW = 0.2;

/** Why a line is on a bill though it was not agreed, by what it is called. */
const REASONS: Record<string, string> = {
  'Advice call': 'You called for advice beside the monthly work.',
  'Catch-up of 40 receipts': 'You approved it before we began.',
  'USPTO filing fee, one class': 'The office’s own fee, passed on at cost as you asked.',
  'W-2 and W-3': 'As each January: one for each of the six people.',
};
const ANY_REASON = 'You asked for it beside what we had agreed.';
const GREW_REASON = 'One more person than when you signed, at the same price each.';

/** What clients signed up for, and each bill of theirs held against it. By a chance of its own, so that no story changes. */
export function buildAgreements(world: World): void {
  for (const client of world.clients.values()) {
    const chance = chanceOf(`agreements ${client.key}`);
    const deals = dealsOf(world, client);
    if (deals.length === 0 || (client.key !== 'brightwater' && !chance.is(AGREED))) continue;
    const isRenewed = client.key !== 'brightwater' && chance.is(RENEWED);
    const grew = client.key === 'lark' || chance.is(GREW);
    const agreed = deals.flatMap((deal) => sign(world, client, deal, { isRenewed, grew }));
    holdBills(world, client, agreed);
    if (client.key === 'lark' || client.key === 'harborview') raise(world, client, agreed);
  }
}

function dealsOf({ calendar }: World, { key, plan }: DemoClient): Deal[] {
  if (key === 'brightwater') return BRIGHTWATERS;
  const period = periodOf(calendar.daysAgo(30));
  return plan.work.map((service) => ({
    // 'Bookkeeping and payroll, October' and 'Annual return 2025' are what one bill of it is called.
    title: service.title(period).replace(/(, .*| \d{4})$/, ''),
    period: PERIODS[service.every],
    lines: service.lines(period),
  }));
}

const BRIGHTWATERS: Deal[] = [
  {
    title: 'Bookkeeping Plus and payroll',
    period: 'quarter',
    lines: [
      line('Bookkeeping Plus', 480_00n, { times: 3n }),
      line('Payroll for six people', 100_00n, { times: 3n }),
    ],
  },
  {
    title: 'Payroll filing',
    period: 'quarter',
    lines: [line('Form 941 and state filings', 245_00n)],
  },
  {
    title: 'VAT return, Netherlands',
    period: 'quarter',
    currency: 'EUR',
    lines: [line('VAT return, Netherlands', 380_00n)],
  },
  {
    title: 'Annual returns',
    period: 'year',
    lines: [line('Form 1120-S and schedules', 1_650_00n), line('Form 1065', 500_00n)],
  },
];

/** This year's agreement, and last year's before it where it was renewed. */
function sign(
  world: World,
  client: DemoClient,
  deal: Deal,
  { isRenewed, grew }: { isRenewed: boolean; grew: boolean },
): Agreed[] {
  const { calendar } = world;
  const year = yearOf(calendar.daysAgo(60));
  const cameOn = dayIn(zone, client.cameAt);
  const startsOn = cameOn > `${year}-01-01` ? cameOn : `${year}-01-01`;
  if (startsOn > calendar.daysAgo(15)) return [];
  const lastDay =
    client.plan.leftDaysAgo === undefined ? null : calendar.daysAgo(client.plan.leftDaysAgo);
  if (lastDay !== null && lastDay < startsOn) return [];
  const lines = grew ? deal.lines.map((one) => withPeople(one, -1)) : deal.lines;
  const before =
    isRenewed && startsOn.endsWith('-01-01')
      ? keep(
          world,
          client,
          { ...deal, lines },
          { startsOn: client.plan.since, endsOn: addDays(startsOn, -1) },
        )
      : null;
  const now = keep(
    world,
    client,
    { ...deal, lines },
    { startsOn, endsOn: lastDay, replaces: before },
  );
  return before ? [now, before] : [now];
}

/** For another number of people: 'Payroll for 4 people' is for three where `by` is -1. */
function withPeople(one: Line, by: 1 | -1): Line {
  const people = Number(/^Payroll for (\d+) people$/.exec(one.description)?.[1] ?? 0) + by;
  if (people < 2) return one;
  return {
    ...one,
    description: `Payroll for ${people} people`,
    quantityMilli: BigInt(people) * 1000n,
    ...(by > 0 && { reason: GREW_REASON }),
  };
}

function keep(
  world: World,
  client: DemoClient,
  { title, period, lines, currency = client.plan.currency }: Deal,
  {
    startsOn,
    endsOn,
    replaces = null,
  }: { startsOn: Day; endsOn: Day | null; replaces?: Agreed | null },
): Agreed {
  const { calendar, rows, newId, documents } = world;
  const year = yearOf(startsOn);
  const signedOn = startsOn.endsWith('-01-01') ? `${year}-01-12` : startsOn;
  const at = calendar.at(signedOn, '11:00');
  const paper = documents.find(
    (document) =>
      document.client === client &&
      document.publishedAt !== null &&
      document.row.title === `Engagement letter ${year}`,
  );
  const id = newId(at);
  const term: Term = { period, startsOn, endsOn };
  const raisesDrafts = endsOn === null && period !== 'year';
  const row: Rows['agreement'][number] = {
    ...{ id, title, currency, period, startsOn, endsOn, raisesDrafts, signedOn },
    clientId: client.id,
    dueDays: DUE_DAYS,
    nextOn: raisesDrafts ? firstSpan(term, addDays(calendar.today, 1)) : null,
    signedByName: contactOf(client).name,
    documentId: (paper?.row.id as string | undefined) ?? null,
    replacesId: replaces ? (replaces.row.id as string) : null,
    createdAt: at,
    createdBy: client.staff.personId,
  };
  const items = lines.map(({ description, quantityMilli, unitMinor }, place): Item => ({
    ...{ description, quantityMilli, unitMinor },
    id: newId(at),
    agreementId: id,
    clientId: client.id,
    position: place + 1,
    detail: null,
  }));
  rows.agreement.push(row);
  rows.agreementItem.push(...items);
  if (at > world.beganAt && at > client.cameAt) {
    const subject = { kind: 'agreement' as const, id: publicId('ag', id) };
    const doer = { kind: 'employee' as const, employee: client.staff };
    record(world, doer, { type: 'agreement.changed', at, client, subject, data: {} });
  }
  const taxed = items.flatMap(({ id: item }, place) =>
    lines[place]?.taxed ? (item as string) : [],
  );
  return { row, term, items, taxed: new Set(taxed) };
}

/** Each bill that went out while something was in force: which item a line was, or why it is there. */
function holdBills({ rows }: World, client: DemoClient, agreed: readonly Agreed[]): void {
  for (const invoice of rows.invoice) {
    const on = invoice.issuedOn as Day | null;
    if (invoice.clientId !== client.id || on === null) continue;
    const inForce = agreed.filter(
      ({ term }) => term.startsOn <= on && (term.endsOn === null || on <= term.endsOn),
    );
    const [first] = inForce;
    if (!first) continue;
    const items = inForce
      .filter(({ row }) => row.currency === invoice.currency)
      .flatMap((one) => one.items as (Item & { id: string })[]);
    const lines = rows.invoiceLine.filter(({ invoiceId }) => invoiceId === invoice.id) as Held[];
    const marks = holdLines(
      lines.map((one) => ({ ...one, itemId: payrollOf(one, items) })),
      items,
    );
    marks.forEach((mark, place) => {
      const one = lines[place];
      if (!one) return;
      one.agreementItemId = mark.item?.id ?? null;
      if (mark.kind === 'changed') one.reason = GREW_REASON;
      if (mark.kind === 'new') one.reason = REASONS[one.description] ?? ANY_REASON;
    });
    const used = new Set(marks.map(({ item }) => item?.id));
    const held = inForce.find(({ items: own }) => own.some(({ id }) => used.has(id))) ?? first;
    invoice.agreementId = held.row.id as string;
  }
}

type Held = Rows['invoiceLine'][number] & { quantityMilli: bigint; unitMinor: bigint };

/** Payroll is the same item however many people it is for. */
function payrollOf({ description }: Held, items: readonly Item[]): string | null {
  if (!description.startsWith('Payroll for')) return null;
  return (items.find((item) => item.description.startsWith('Payroll for'))?.id as string) ?? null;
}

/** What an agreement has raised by itself this month: Lark & Loom's was looked at, and waits for a reason. */
function raise(world: World, client: DemoClient, agreed: readonly Agreed[]): void {
  const { calendar } = world;
  const monthly = agreed.find(({ term }) => term.period === 'month' && term.endsOn === null);
  const from = `${calendar.today.slice(0, 8)}01`;
  const at = calendar.at(from, '00:07');
  if (!monthly || at > calendar.now) return;
  const lines = monthly.items.map((item): Line => ({
    ...{
      description: item.description,
      unitMinor: item.unitMinor,
      quantityMilli: item.quantityMilli,
    },
    agreementItemId: item.id as string,
    taxed: monthly.taxed.has(item.id as string),
  }));
  const span = spanFrom(monthly.term, from);
  const month = calendar
    .at(from, '12:00')
    .toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  draftBill(world, {
    client,
    title: `${monthly.row.title}, ${month}`,
    lines:
      client.key === 'lark'
        ? [
            ...lines.map((one) => withPeople(one, 1)),
            line('Sales tax registration, Oregon office', 240_00n),
          ]
        : lines,
    at,
    raised: { agreementId: monthly.row.id as string, periodFrom: span.from, periodTo: span.to },
  });
}
