import type { LoggedEvent } from '@/domain/activity/events';

/** What the log has said about one invoice so far. */
export interface Invoice {
  id: string;
  /** Null until the log says so: an invoice can be mentioned before, or without, its sending. */
  state: string | null;
  sentAtMs: number | null;
  /** In minor units of `currency`; both null until it is known to have been sent. */
  amountMinor: number | null;
  currency: string | null;
  /** A calendar day. */
  dueOn: string | null;
}

/** The invoices of one client. */
export interface Invoices {
  /** Open ones, and those of which the log has not said what they are. */
  current: Map<string, Invoice>;
  /** The last few that were closed: a late click on one is not to be taken for an unknown one. */
  closed: Map<string, Invoice>;
}

const MOST_CLOSED_KEPT = 8;

/** The invoice, made up as unknown when the log has not spoken of it. */
export function invoiceOf(invoices: Invoices, id: string): Invoice {
  let invoice = invoices.current.get(id) ?? invoices.closed.get(id);
  if (!invoice) {
    invoice = {
      id,
      state: null,
      sentAtMs: null,
      amountMinor: null,
      currency: null,
      dueOn: null,
    };
    invoices.current.set(id, invoice);
  }
  return invoice;
}

/** Open from its sending until it changes to another state. */
export function isOpen(invoice: Invoice): boolean {
  return invoice.state === 'open';
}

/** Takes in what an event says about its invoice, whoever reports it. */
export function noteInvoice(invoices: Invoices, event: LoggedEvent): void {
  switch (event.type) {
    case 'invoice.sent': {
      const invoice = invoiceOf(invoices, event.subject.id);
      // Sent once more (another address, a copy) changes nothing about what became of it.
      invoice.state ??= 'open';
      invoice.sentAtMs ??= event.atMs;
      invoice.amountMinor = event.data.amountMinor;
      invoice.currency = event.data.currency;
      invoice.dueOn = event.data.dueOn;
      break;
    }
    case 'invoice.changed': {
      const invoice = invoiceOf(invoices, event.subject.id);
      invoice.state = event.data.to;
      if (isOpen(invoice)) reopen(invoices, invoice);
      else close(invoices, invoice);
      break;
    }
    default:
  }
}

function close(invoices: Invoices, invoice: Invoice): void {
  invoices.current.delete(invoice.id);
  invoices.closed.set(invoice.id, invoice);
  if (invoices.closed.size <= MOST_CLOSED_KEPT) return;
  for (const oldest of invoices.closed.keys()) {
    invoices.closed.delete(oldest);
    break;
  }
}

function reopen(invoices: Invoices, invoice: Invoice): void {
  invoices.closed.delete(invoice.id);
  invoices.current.set(invoice.id, invoice);
}
