import { type Day, dayIn } from '@/lib/clock';
import { zone } from './calendar';
import type { DemoInvoice, World } from './world';

type Entry = {
  kind: 'invoice' | 'payment' | 'refund' | 'credit_note' | 'void' | 'write_off';
  /** Without the sign that its kind gives it. */
  amountMinor: bigint;
  at: Date;
  on?: Day;
  paymentId?: string;
  creditNoteId?: string;
};

/** Writes an entry and moves the client's balance in that currency by it. */
export function keepEntry({ rows, newId }: World, invoice: DemoInvoice, entry: Entry): void {
  const { clientId, currency } = invoice;
  const owesMore = entry.kind === 'invoice' || entry.kind === 'refund';
  const amountMinor = owesMore ? entry.amountMinor : -entry.amountMinor;
  rows.ledgerEntry.push({
    id: newId(entry.at),
    clientId,
    invoiceId: invoice.id,
    paymentId: entry.paymentId ?? null,
    creditNoteId: entry.creditNoteId ?? null,
    kind: entry.kind,
    currency,
    amountMinor,
    on: entry.on ?? dayIn(zone, entry.at),
    at: entry.at,
  });
  const balance = rows.clientBalance.find(
    (row) => row.clientId === clientId && row.currency === currency,
  );
  if (balance) balance.balanceMinor += amountMinor;
  else rows.clientBalance.push({ clientId, currency, balanceMinor: amountMinor });
}
