import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import { owedOf } from '@/domain/invoices/move-sums';
import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { formatMoney, type Money } from '@/lib/money';
import { payableMethods } from '@/lib/stripe-amounts';
import type { PlannedPart } from './count-payment';
import { findClearing } from './find-clearing';
import { leastPart, partProblem } from './pay-offer';

/**
 * How much of each of the invoices is paid, what is due first first: all that is left of them, or `amountMinor` of it.
 * @throws PortalError conflict for one of which nothing is left to pay; invalid for two currencies, and for a part that is
 * too much or too little
 */
export async function shareToPay(
  db: Db,
  invoices: readonly LockedInvoice[],
  { amountMinor, locale }: { amountMinor: bigint | undefined; locale: string },
): Promise<{ parts: PlannedPart[]; amount: Money }> {
  const [first] = invoices;
  if (!first) throw new PortalError('invalid', 'payments.errors.nothing_chosen');
  const { currency } = first;
  if (invoices.some((invoice) => invoice.currency !== currency)) {
    throw new PortalError('invalid', 'payments.errors.several_currencies');
  }
  const whole: PlannedPart[] = [];
  for (const invoice of invoices) whole.push({ invoice, amountMinor: await leftOf(db, invoice) });
  const left = { amountMinor: sumOf(whole), currency };
  const amount = { ...left, amountMinor: amountMinor ?? left.amountMinor };
  checkAmount(amount, left, locale);
  return { parts: sharedOut(whole, amount.amountMinor), amount };
}

/** What of each part an amount pays when it goes from the first to the last; parts that it does not reach are left out. */
export function sharedOut(parts: readonly PlannedPart[], amountMinor: bigint): PlannedPart[] {
  let restMinor = amountMinor;
  return parts.flatMap((part) => {
    const takes = restMinor < part.amountMinor ? restMinor : part.amountMinor;
    restMinor -= takes;
    return takes > 0n ? [{ ...part, amountMinor: takes }] : [];
  });
}

async function leftOf(db: Db, invoice: LockedInvoice): Promise<bigint> {
  const { state } = invoice;
  if (state === 'draft' || state === 'paid' || state === 'void') {
    throw new PortalError('conflict', `payments.errors.${state}`);
  }
  const owedMinor = owedOf(invoice);
  if (owedMinor === 0n) throw new PortalError('conflict', 'payments.errors.paid');
  const leftMinor = owedMinor - (await findClearing(db, invoice.id));
  if (leftMinor <= 0n) throw new PortalError('conflict', 'payments.errors.clearing');
  return leftMinor;
}

function checkAmount(amount: Money, left: Money, locale: string): void {
  const problem =
    amount.amountMinor <= 0n
      ? 'payments.errors.not_positive'
      : partProblem(amount.amountMinor, left);
  if (problem) {
    const least = { amountMinor: leastPart(left.currency), currency: left.currency };
    throw new PortalError('invalid', problem, {
      values: { left: formatMoney(left, locale), least: formatMoney(least, locale) },
      fields: { amount: problem },
    });
  }
  if (payableMethods(amount).length === 0) {
    throw new PortalError('invalid', 'payments.errors.not_online');
  }
}

function sumOf(parts: readonly PlannedPart[]): bigint {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
