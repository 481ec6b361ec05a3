import { z } from 'zod';
import { BEYOND, type NewPayment, RECORDED_METHODS } from '@/domain/payments/record-payment';
import { parseDay } from '@/lib/clock';
import { parseId } from '@/lib/ids';
import { parseMoney } from '@/lib/money';

const Locale = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'errors.invalid');

/** The form of a payment that arrived past the portal, as it is typed. */
export const RecordPaymentForm = z.object({
  invoiceId: z.string(),
  key: z.uuid('errors.invalid'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'errors.currency_unknown'),
  /** The one that the page was written in, so that '1.840,00' is read as it was meant. */
  locale: Locale,
  amount: z.string().max(60, 'errors.too_long'),
  method: z.enum(RECORDED_METHODS, 'errors.required'),
  receivedOn: z.string().min(1, 'errors.required'),
  /** What becomes of money beyond the invoice. */
  beyond: z.enum(BEYOND, 'errors.invalid').default('refuse'),
  reference: z.string().trim().max(200, 'errors.too_long').default(''),
});

/** @throws PortalError invalid, on the amount or the day; not_found */
export function readRecordedPayment(form: z.output<typeof RecordPaymentForm>): NewPayment {
  return {
    invoiceId: parseId('in', form.invoiceId),
    amount: parseMoney(form.amount, form.currency, form.locale),
    method: form.method,
    receivedOn: parseDay(form.receivedOn, 'receivedOn'),
    reference: form.reference || null,
    beyond: form.beyond,
    key: form.key,
  };
}
