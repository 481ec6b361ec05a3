'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { applyCredit } from '@/domain/payments/apply-credit';
import { readPart } from '@/domain/payments/read-part';
import { startCheckout } from '@/domain/payments/start-checkout';
import { action } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';

/** More at once is no choice any more. */
const MOST = 60;

const PayBills = z.object({
  'invoice[]': z.array(z.string()).max(MOST, 'payments.errors.too_many').default([]),
  currency: z.string().regex(/^[A-Z]{3}$/, 'errors.currency_unknown'),
  /** The client's credit first. */
  credit: z.string().optional(),
  part: z.string().optional(),
  amount: z.string().max(60, 'errors.too_long').default(''),
});

/** Uses the credit where that was chosen, and goes to the page to pay on for what is left of the chosen invoices. */
export const payBillsAction = action(
  PayBills,
  async (actor, input): Promise<never> => {
    if (actor.kind !== 'contact') throw new PortalError('forbidden', 'errors.forbidden');
    const chosen = input['invoice[]'].map((id) => parseId('in', id));
    const [first] = chosen;
    if (!first) throw new PortalError('invalid', 'payments.errors.nothing_chosen');
    // Before anything is moved: what was typed may be no amount.
    const part = input.part
      ? await readPart(actor, { invoiceId: first, text: input.amount })
      : undefined;
    const { settled } = input.credit
      ? await applyCredit(actor, { currency: input.currency, invoiceIds: chosen })
      : { settled: [] as string[] };
    const invoiceIds = chosen.filter((id) => !settled.includes(id));
    if (invoiceIds.length === 0) redirect('/invoices');
    const { url } = await startCheckout(actor, {
      invoiceIds,
      ...(part ? { amountMinor: part.amountMinor } : {}),
    });
    redirect(url);
  },
  { revalidate: ['/'] },
);
