'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { NO_VERSION } from '@/domain/invoices/draft-version';
import { getDraft } from '@/domain/invoices/get-draft';
import { markUncollectible } from '@/domain/invoices/mark-uncollectible';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { recordPayment } from '@/domain/payments/record-payment';
import { action } from '@/lib/action';
import { isEmployee } from '@/lib/actor';
import { notFound, PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { readRecordedPayment, RecordPaymentForm } from './record-payment-input';

export const saveDraftAction = action(DraftForm, saveDraft);

export const sendDraftAction = action(DraftForm, async (actor, form) => {
  const { id } = await saveAndSend(actor, form);
  redirect(`/staff/invoices/${publicId('in', id)}`);
});

/** The version that stands now, for who has been told of it and saves theirs over it; none where it was deleted. */
export const draftVersionAction = action(z.object({ id: z.string() }), async (actor, { id }) => {
  try {
    const { version } = await getDraft(actor, { id: parseId('in', id) });
    return { version };
  } catch (error) {
    if (error instanceof PortalError && error.code === 'not_found') return { version: NO_VERSION };
    throw error;
  }
});

export const deleteDraftAction = action(z.object({ id: z.string() }), async (actor, { id }) => {
  await deleteDraft(actor, { id: parseId('in', id) });
  redirect('/staff/invoices');
});

const VoidForm = z.object({
  id: z.string(),
  reason: z.string().trim().min(1, 'errors.required').max(500, 'errors.too_long'),
});

export const voidInvoiceAction = action(
  VoidForm,
  (actor, { id, reason }) => voidInvoice(actor, { id: parseId('in', id), reason }),
  { revalidate: ['/staff/invoices'] },
);

const GiveUpForm = VoidForm.extend({ uncollectible: z.enum(['yes', 'no'], 'errors.invalid') });

export const giveUpInvoiceAction = action(
  GiveUpForm,
  (actor, { id, uncollectible, reason }) =>
    markUncollectible(actor, {
      id: parseId('in', id),
      uncollectible: uncollectible === 'yes',
      reason,
    }),
  { revalidate: ['/staff/invoices'] },
);

export const recordPaymentAction = action(
  RecordPaymentForm,
  async (actor, form) => {
    if (!isEmployee(actor)) throw notFound();
    await recordPayment(actor, readRecordedPayment(form));
  },
  { revalidate: ['/staff/invoices'] },
);
