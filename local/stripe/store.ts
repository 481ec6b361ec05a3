import type Stripe from 'stripe';
import type { Alarm } from './alarms';
import type { IdempotentReply } from './idempotency';
import type { Journal, JournalLine } from './journal';
import type { Order } from './payments/attempt';
import type { Delivery } from './webhooks';

/** All that the local Stripe keeps. Rows are never changed in place, always put anew. */
export type Rows = {
  customer: Stripe.Customer;
  session: Stripe.Checkout.Session;
  order: Order;
  intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  method: Stripe.PaymentMethod;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
  delivery: Delivery;
  reply: IdempotentReply;
  alarm: Alarm;
  setting: { id: 'clock'; aheadMs: number };
};
export type Table = keyof Rows;

const TABLES = [
  'customer',
  'session',
  'order',
  'intent',
  'charge',
  'method',
  'refund',
  'dispute',
  'event',
  'delivery',
  'reply',
  'alarm',
  'setting',
] as const satisfies readonly Table[];

type Tables = { [T in Table]: Map<string, Rows[T]> };

/** A row as a transaction put it. */
type Put = { [T in Table]: [table: T, row: Rows[T]] }[Table];
/** What a transaction changed. */
export type Changes = { puts: Put[]; drops: [table: Table, id: string][] };
type Open = { changes: Changes; undo: (() => void)[] };

/** Tables in memory, every transaction written to the journal before anybody hears of it. */
export class Store {
  private readonly tables = emptyTables();
  private readonly journal: Journal;
  private readonly listeners: ((changes: Changes) => void)[] = [];
  private open: Open | null = null;

  constructor(journal: Journal) {
    this.journal = journal;
    for (const line of journal.past) this.replay(line);
  }

  get<T extends Table>(table: T, id: string): Rows[T] | undefined {
    return this.tables[table].get(id);
  }

  /** All rows of a table, newest first: the order of every list of Stripe's. */
  newest<T extends Table>(table: T): Rows[T][] {
    return this.oldest(table).reverse();
  }

  oldest<T extends Table>(table: T): Rows[T][] {
    return [...this.tables[table].values()];
  }

  put<T extends Table>(table: T, row: Rows[T]): void {
    const open = this.opened();
    const rows = this.tables[table];
    const before = rows.get(row.id);
    open.undo.push(() => {
      if (before) rows.set(row.id, before);
      else rows.delete(row.id);
    });
    rows.set(row.id, row);
    open.changes.puts.push([table, row] as Put);
  }

  drop(table: Table, id: string): void {
    const open = this.opened();
    const rows = this.tables[table];
    const before = rows.get(id);
    if (!before) return;
    open.undo.push(() => this.restore(table, id, before));
    rows.delete(id);
    open.changes.drops.push([table, id]);
  }

  /**
   * Runs `work` as one step: all of what it puts is kept, or, when it throws, nothing. `work` is
   * synchronous, so no other request can come between; a transaction within one joins it.
   */
  transact<R>(work: () => R): R {
    if (this.open) return work();
    const open: Open = { changes: { puts: [], drops: [] }, undo: [] };
    this.open = open;
    let result: R;
    try {
      result = work();
      if (open.changes.puts.length + open.changes.drops.length > 0) {
        this.journal.append(open.changes);
      }
    } catch (error) {
      for (const undo of open.undo.reverse()) undo();
      throw error;
    } finally {
      this.open = null;
    }
    for (const hear of this.listeners) hear(open.changes);
    return result;
  }

  /** Calls `hear` after every transaction, with what it changed. */
  onCommit(hear: (changes: Changes) => void): void {
    this.listeners.push(hear);
  }

  /** Writes the journal anew with what is there now, without the rows that `keep` turns down. */
  compact(keep: <T extends Table>(table: T, row: Rows[T]) => boolean): void {
    for (const table of TABLES) {
      for (const row of this.oldest(table)) {
        if (!keep(table, row)) this.tables[table].delete(row.id);
      }
    }
    this.journal.rewrite(this.snapshot());
  }

  close(): void {
    this.journal.close();
  }

  private *snapshot(): Iterable<JournalLine> {
    for (const table of TABLES) {
      for (const row of this.tables[table].values()) yield { puts: [[table, row]] };
    }
  }

  private replay(line: JournalLine): void {
    for (const [table, row] of line.puts ?? []) {
      if (isTable(table)) this.restore(table, (row as { id: string }).id, row as Rows[Table]);
    }
    for (const [table, id] of line.drops ?? []) if (isTable(table)) this.tables[table].delete(id);
  }

  private restore(table: Table, id: string, row: Rows[Table]): void {
    (this.tables[table] as Map<string, Rows[Table]>).set(id, row);
  }

  private opened(): Open {
    if (this.open) return this.open;
    throw new Error('The store is written in a transaction only.');
  }
}

function isTable(name: string): name is Table {
  return (TABLES as readonly string[]).includes(name);
}

function emptyTables(): Tables {
  return Object.fromEntries(TABLES.map((table) => [table, new Map()])) as unknown as Tables;
}
