'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { applyCredit } from '@/domain/payments/apply-credit';
import { refundPayment } from '@/domain/payments/refund-payment';
import { action } from '@/lib/action';
import { isEmployee } from '@/lib/actor';
import { notFound } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { parseMoney } from '@/lib/money';

const Amount = z.object({
  invoiceId: z.string(),
  key: z.uuid('errors.invalid'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'errors.currency_unknown'),
  /** The one that the page was written in, so that '1.840,00' is read as it was meant. */
  locale: z.string().max(35),
  amount: z.string().max(60, 'errors.too_long'),
  reason: z.string().trim().min(1, 'errors.required').max(500, 'errors.too_long'),
});

/** Takes something off an invoice. */
export const creditInvoiceAction = action(
  Amount,
  async (actor, form): Promise<never> => {
    if (!isEmployee(actor)) throw notFound();
    await issueCreditNote(actor, {
      invoiceId: parseId('in', form.invoiceId),
      amount: parseMoney(form.amount, form.currency, form.locale),
      reason: form.reason,
      key: form.key,
    });
    redirect(`/staff/invoices/${form.invoiceId}`);
  },
  { revalidate: ['/staff'] },
);

const Refund = Amount.extend({
  paymentId: z.string('errors.required'),
  credits: z.string().optional(),
});

/** Gives money back. */
export const refundPaymentAction = action(
  Refund,
  async (actor, form): Promise<never> => {
    if (!isEmployee(actor)) throw notFound();
    await refundPayment(actor, {
      paymentId: parseId('pa', form.paymentId),
      invoiceId: parseId('in', form.invoiceId),
      amount: parseMoney(form.amount, form.currency, form.locale),
      reason: form.reason,
      credits: form.credits !== undefined,
      key: form.key,
    });
    redirect(`/staff/invoices/${form.invoiceId}`);
  },
  { revalidate: ['/staff'] },
);

const UseCredit = z.object({
  invoiceId: z.string(),
  clientId: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'errors.currency_unknown'),
});

/** Pays an invoice out of what the client has to their credit. */
export const useCreditAction = action(
  UseCredit,
  async (actor, { invoiceId, clientId, currency }) => {
    await applyCredit(actor, {
      clientId: parseId('cl', clientId),
      currency,
      invoiceIds: [parseId('in', invoiceId)],
    });
  },
  { revalidate: ['/staff'] },
);
