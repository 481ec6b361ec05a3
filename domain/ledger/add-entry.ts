import { dayToDb, now, type Day } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { newIdAt } from '@/lib/ids';

/** What moved. The kind says which way: an invoice, and money that goes back, makes the client owe more, all others less. */
export type LedgerKind =
  | 'invoice'
  | 'payment'
  | 'refund'
  | 'refund_reversal'
  | 'dispute'
  | 'dispute_reversal'
  | 'credit_note'
  | 'void'
  | 'write_off';

export type NewEntry = {
  kind: LedgerKind;
  clientId: string;
  invoiceId?: string | null;
  paymentId?: string | null;
  creditNoteId?: string | null;
  currency: string;
  /** The thing's own amount, without the sign that its kind gives it. */
  amountMinor: bigint;
  /** The calendar day on which it counts, in the firm's zone. */
  on: Day;
  /** When it was written down; now unless told. */
  at?: Date;
};

const SIGNS: Record<LedgerKind, bigint> = {
  invoice: 1n,
  refund: 1n,
  dispute: 1n,
  payment: -1n,
  refund_reversal: -1n,
  dispute_reversal: -1n,
  credit_note: -1n,
  void: -1n,
  write_off: -1n,
};

/**
 * Writes one entry and moves the kept balance of the client in that currency, in the verb's own transaction: the only
 * way into the ledger. One statement; the balance's row stays locked until the transaction ends.
 */
export async function addEntry(db: Db, entry: NewEntry): Promise<void> {
  const at = entry.at ?? now();
  const amountMinor = SIGNS[entry.kind] * entry.amountMinor;
  await db.$executeRaw(sql`
    WITH entry AS (
      INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, credit_note_id, kind, currency, amount_minor, "on", at)
      VALUES (${newIdAt(at)}::uuid, ${entry.clientId}::uuid, ${entry.invoiceId ?? null}::uuid, ${entry.paymentId ?? null}::uuid,
              ${entry.creditNoteId ?? null}::uuid, ${entry.kind}::ledger_kind, ${entry.currency}, ${amountMinor},
              ${dayToDb(entry.on)}::date, ${at})
    )
    INSERT INTO client_balance (client_id, currency, balance_minor)
    VALUES (${entry.clientId}::uuid, ${entry.currency}, ${amountMinor})
    ON CONFLICT (client_id, currency) DO UPDATE SET balance_minor = client_balance.balance_minor + excluded.balance_minor`);
}
