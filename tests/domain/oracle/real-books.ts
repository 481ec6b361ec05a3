import { lockCreditSources } from '@/domain/invoices/credit-sources';
import { BOOKS } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { creditTold } from '@/tests/domain/ledger/credit-told';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import type { Oracle } from './oracle';
import { givenOf, goneOf, leavingOf, type Source, sumOf } from './things';

/** The ids of the real rows, by the names that the model gives them. */
export type Ids = Map<string, string>;

/** Both books, written alike, to be compared as a whole: whatever differs is told with its name. */
type View = Record<string, string>;

type Row = { kind: string; id: string; state: string; minor: string; more: string; given: string };

/** Of every thing its row, and what bills have of it by its allocations alone. */
const ROWS = `
  SELECT 'bill' AS kind, i.id, i.state::text, i.paid_minor::text AS minor, i.credited_minor::text AS more,
    coalesce((SELECT sum(a.amount_minor) FROM allocation a LEFT JOIN payment y ON y.id = a.payment_id
              WHERE a.invoice_id = i.id AND (y.id IS NULL OR y.state = 'succeeded')), 0)::text AS given
  FROM invoice i WHERE i.client_id = $1
  UNION ALL
  SELECT 'payment', y.id, y.state::text, y.amount_minor::text, y.refunded_minor::text,
    coalesce((SELECT sum(a.amount_minor) FROM allocation a WHERE a.payment_id = y.id), 0)::text
  FROM payment y WHERE y.client_id = $1
  UNION ALL
  SELECT 'note', n.id, '', n.total_minor::text, n.applied_minor::text,
    coalesce((SELECT sum(a.amount_minor) FROM allocation a WHERE a.credit_note_id = n.id), 0)::text
  FROM credit_note n WHERE n.client_id = $1
  UNION ALL
  SELECT 'balance', b.client_id, b.currency, b.balance_minor::text, '',
    (SELECT coalesce(sum(l.amount_minor), 0) FROM ledger_entry l
     WHERE l.client_id = b.client_id AND l.currency = b.currency)::text
  FROM client_balance b WHERE b.client_id = $1`;

/** How the product's books stand. */
export async function realView(clientId: string, ids: Ids): Promise<View> {
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const view: View = {};
  const rows = await ownerQuery<Row>(ROWS, [clientId]);
  for (const { kind, id, state, minor, more, given } of rows) {
    if (kind === 'balance') {
      view[`balance ${state}`] = `${minor}, by entries ${given}`;
      continue;
    }
    const name = names.get(id) ?? `${kind} that the model does not have`;
    if (kind === 'bill') view[name] = `${state}, paid ${minor}, credited ${more}, given ${given}`;
    if (kind === 'payment') view[name] = `${state}, ${minor}, gone ${more}, given ${given}`;
    if (kind === 'note') view[name] = `${minor}, applied ${more}, given ${given}`;
  }
  const credit = await creditTold(cast.ingrid, { clientId });
  for (const currency of ['USD', 'EUR'] as const) {
    const told = credit.find((one) => one.currency === currency)?.amountMinor ?? 0n;
    const sources = await dbAs(BOOKS, (db) => lockCreditSources(db, { clientId, currency }));
    view[`credit ${currency}`] =
      `${told}, of sources ${sumOf(sources.map((one) => one.leftMinor))}`;
  }
  return view;
}

/** How they should stand. */
export function rightView(oracle: Oracle): View {
  const view: View = {};
  for (const bill of oracle.bills) {
    const [paid, credited] = [oracle.has(bill, 'payment'), oracle.has(bill, 'note')];
    view[bill.name] =
      `${oracle.stateOf(bill)}, paid ${paid}, credited ${credited}, given ${paid + credited}`;
    if (oracle.owed(bill) < 0n) throw new Error(`The model itself gives ${bill.name} too much.`);
  }
  for (const payment of oracle.payments) {
    const { name, state, amountMinor } = payment;
    const given =
      state === 'succeeded' ? givenOf(payment) : sumOf(payment.plan.map(([, minor]) => minor));
    view[name] =
      `${state}, ${amountMinor}, gone ${goneOf(payment) + leavingOf(payment)}, given ${given}`;
  }
  for (const note of oracle.notes) {
    view[note.name] = `${note.amountMinor}, applied ${givenOf(note)}, given ${givenOf(note)}`;
  }
  for (const currency of ['USD', 'EUR'] as const) {
    const balance = oracle.balances[currency];
    if (isUsed(oracle, currency)) view[`balance ${currency}`] = `${balance}, by entries ${balance}`;
    const credit = oracle.credit(currency);
    view[`credit ${currency}`] = `${credit}, of sources ${credit}`;
    checkModel(oracle, currency);
  }
  return view;
}

function isUsed({ bills }: Oracle, currency: string): boolean {
  return bills.some((bill) => bill.currency === currency);
}

/** The model's own two ways to say what is owed agree: bills less what no bill has. */
function checkModel(oracle: Oracle, currency: string): void {
  const of = <T extends { currency: string }>(things: T[]) =>
    things.filter((one) => one.currency === currency);
  const owed = sumOf(of(oracle.bills).map((bill) => oracle.owed(bill)));
  const spare = (source: Source) =>
    source.amountMinor - givenOf(source) - (source.kind === 'payment' ? goneOf(source) : 0n);
  for (const payment of of(oracle.payments)) {
    const left = payment.amountMinor - goneOf(payment);
    if (givenOf(payment) > (left > 0n ? left : 0n)) {
      throw new Error(`The model itself gives more of ${payment.name} than is left of it.`);
    }
  }
  const arrived = of(oracle.payments).filter(({ state }) => state === 'succeeded');
  const free = sumOf([...of(oracle.notes), ...arrived].map(spare));
  if (owed - free !== oracle.balances[currency as 'USD']) {
    throw new Error(
      `The model contradicts itself: ${owed} on bills, ${free} free, and the sum of what happened differs.`,
    );
  }
}
