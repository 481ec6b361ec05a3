'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { findLinkedInvoice, linkActor } from '@/domain/invoices/pay-link';
import { readPart } from '@/domain/payments/read-part';
import { startCheckout } from '@/domain/payments/start-checkout';
import { openAction } from '@/lib/action';
import { PortalError } from '@/lib/errors';

const PayByLink = z.object({
  token: z.string().max(100),
  how: z.enum(['all', 'part'], 'errors.invalid'),
  amount: z.string().max(60, 'errors.too_long').default(''),
});

/** Goes to the page to pay on, for whoever has the link. */
export const payByLinkAction = openAction(PayByLink, async (actor, input): Promise<never> => {
  const link = linkActor(input.token, actor.origin);
  const invoiceId = await findLinkedInvoice(link);
  if (!invoiceId) throw new PortalError('conflict', 'payLink.ended');
  const part =
    input.how === 'part' ? await readPart(link, { invoiceId, text: input.amount }) : null;
  const { url } = await startCheckout(link, {
    invoiceIds: [invoiceId],
    returnTo: `/pay/${encodeURIComponent(input.token)}`,
    ...(part ? { amountMinor: part.amountMinor } : {}),
  });
  redirect(url);
});
