import { type Day, dayIn, daysBetween } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { moneyData, multiplyQuantity } from '@/lib/money';
import { sumBill } from '@/lib/tax';
import { zone } from './calendar';
import { MAIL_SCANNER } from './devices';
import { keepEntry } from './ledger';
import { record } from './record';
import type { Line } from './services';
import { rateAt } from './taxes';
import type { DemoClient, DemoEmployee, DemoInvoice, World } from './world';

export type NewBill = {
  client: DemoClient;
  title: string;
  lines: readonly Line[];
  /** The client's own unless told. */
  currency?: string;
  note?: string;
  /** When it was begun. */
  at: Date;
  by?: DemoEmployee;
  /** What raised it by itself, and the days that it bills. */
  raised?: { agreementId: string; periodFrom: Day; periodTo: Day };
};

/** Begins a bill: a draft, which the client can't see. */
export function draftBill(world: World, bill: NewBill): DemoInvoice {
  const { client, title, at, currency = client.plan.currency, by = client.staff, raised } = bill;
  const id = world.newId(at);
  const rate = rateAt(world, at);
  const lines = bill.lines.map((line, place) => ({
    id: world.newId(at),
    invoiceId: id,
    clientId: client.id,
    position: place + 1,
    description: line.description,
    detail: line.detail ?? null,
    quantityMilli: line.quantityMilli,
    unitMinor: line.unitMinor,
    amountMinor: multiplyQuantity(line.unitMinor, line.quantityMilli),
    agreementItemId: line.agreementItemId ?? null,
    reason: line.reason ?? null,
    taxRateId: line.taxed ? rate.id : null,
  }));
  const { taxes, totalMinor } = sumBill(
    lines.map(({ amountMinor, taxRateId }) => ({
      amountMinor,
      rate: taxRateId === null ? null : rate,
    })),
  );
  const invoice: DemoInvoice = {
    id,
    clientId: client.id,
    number: null,
    state: 'draft',
    title,
    currency,
    totalMinor,
    paidMinor: 0n,
    creditedMinor: 0n,
    issuedOn: null,
    dueOn: null,
    note: bill.note ?? null,
    createdAt: at,
    createdBy: raised ? null : by.personId,
    ...raised,
    sentAt: null,
    sentBy: null,
    paidAt: null,
    voidedAt: null,
    voidReason: null,
    seenAt: null,
    seenBy: null,
  };
  world.rows.invoice.push(invoice);
  world.rows.invoiceTax.push(
    ...taxes.map((tax, place) => ({
      ...tax,
      invoiceId: id,
      clientId: client.id,
      position: place + 1,
    })),
  );
  world.rows.invoiceLine.push(...lines);
  record(world, raised ? { kind: 'job' } : { kind: 'employee', employee: by }, {
    type: 'invoice.created',
    at,
    client,
    subject: subjectOf(invoice),
    data: moneyData({ amountMinor: totalMinor, currency }),
  });
  return invoice;
}

/** Makes a draft final. Its number is given when all bills are known. */
export function sendBill(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, dueOn, by = client.staff }: { at: Date; dueOn: Day; by?: DemoEmployee },
): void {
  invoice.state = 'open';
  invoice.issuedOn = dayIn(zone, at);
  invoice.dueOn = dueOn;
  invoice.sentAt = at;
  invoice.sentBy = by.personId;
  keepEntry(world, invoice, { kind: 'invoice', amountMinor: invoice.totalMinor, at });
  record(
    world,
    { kind: 'employee', employee: by },
    {
      type: 'invoice.sent',
      at,
      client,
      subject: subjectOf(invoice),
      data: {
        ...moneyData({ amountMinor: invoice.totalMinor, currency: invoice.currency }),
        dueOn,
      },
    },
  );
}

/** A mail program follows the mail's link before its reader does, which makes nothing seen. */
export function scanMail(world: World, client: DemoClient, invoice: DemoInvoice, at: Date): void {
  record(
    world,
    { kind: 'public', device: MAIL_SCANNER },
    { type: 'invoice.viewed', at, client, subject: subjectOf(invoice), data: {} },
  );
}

export function remind(
  world: World,
  client: DemoClient,
  invoice: DemoInvoice,
  { at, level }: { at: Date; level: number },
): void {
  world.rows.reminder.push({
    id: world.newId(at),
    clientId: client.id,
    invoiceId: invoice.id,
    level,
    days: daysBetween(invoice.dueOn as Day, dayIn(zone, at)),
    sentAt: at,
  });
  record(
    world,
    { kind: 'job' },
    { type: 'reminder.sent', at, client, subject: subjectOf(invoice), data: { level } },
  );
}

export function subjectOf({ id }: { id: string }): { kind: 'invoice'; id: string } {
  return { kind: 'invoice', id: publicId('in', id) };
}
