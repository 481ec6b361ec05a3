import { listInvoices } from '@/domain/invoices/list-invoices';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import type { ContactActor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { authorize } from '../authorize';
import { leastPart } from './pay-offer';

/** What is left to pay in one currency, what is due first first. */
export type ToPayGroup = {
  currency: string;
  bills: (InvoiceRow & { chosen: boolean })[];
  /** What the client has to their credit in it, in minor units. */
  creditMinor: bigint;
  /** The least that a part of it may be, in minor units. */
  leastPartMinor: bigint;
};

/** The groups in the order of their first bill; the first has chosen bills, and is paid now. */
export type ToPayList = { groups: ToPayGroup[] };

/**
 * What a contact may pay, each currency apart, since a payment is in one. Two statements.
 * @param input.chosen public ids of the invoices that are chosen; what is not there, or not to pay, is passed over. None:
 * all that there is in the currency of what is due first
 * @throws PortalError forbidden without the right to see bills.
 */
export async function listToPay(
  actor: ContactActor,
  { chosen }: { chosen: readonly string[] },
): Promise<ToPayList> {
  authorize(actor, 'invoice.pay');
  return readAs(actor, async () => {
    const { toPay, credits } = await listInvoices(actor, { filter: 'to_pay' });
    const currencies = [...new Set(toPay.map(({ facts }) => facts.currency))];
    const wanted = toPay.find(({ id }) => chosen.includes(id)) ?? toPay[0];
    const first = wanted?.facts.currency;
    const groups = currencies
      .sort((a, b) => Number(b === first) - Number(a === first))
      .map((currency): ToPayGroup => {
        const bills = toPay.filter(({ facts }) => facts.currency === currency);
        const some = bills.some(({ id }) => chosen.includes(id));
        return {
          currency,
          bills: bills.map((bill) => ({
            ...bill,
            chosen: currency === first && (!some || chosen.includes(bill.id)),
          })),
          creditMinor: credits.find((one) => one.currency === currency)?.amountMinor ?? 0n,
          leastPartMinor: leastPart(currency),
        };
      });
    return { groups };
  });
}
