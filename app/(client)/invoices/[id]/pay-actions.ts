'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readPart } from '@/domain/payments/read-part';
import { startCheckout } from '@/domain/payments/start-checkout';
import { action } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';

const PayInput = z.object({
  invoiceId: z.string(),
  how: z.enum(['all', 'part'], 'errors.invalid'),
  amount: z.string().max(60, 'errors.too_long').default(''),
});

/** Goes to the page to pay on: for all that is left, or for the part that was written. */
export const payInvoiceAction = action(PayInput, async (actor, input): Promise<never> => {
  if (actor.kind !== 'contact') throw new PortalError('forbidden', 'errors.forbidden');
  const invoiceId = parseId('in', input.invoiceId);
  const part =
    input.how === 'part' ? await readPart(actor, { invoiceId, text: input.amount }) : null;
  const { url } = await startCheckout(actor, {
    invoiceIds: [invoiceId],
    ...(part ? { amountMinor: part.amountMinor } : {}),
  });
  redirect(url);
});
