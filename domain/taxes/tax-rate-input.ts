import { z } from 'zod';

/** A tax as it is typed in the settings; the rate is read by the firm's locale. */
export const TaxRateInput = z.object({
  name: z.string().trim().min(1, 'errors.required').max(100, 'errors.too_long'),
  rate: z.string().trim().min(1, 'errors.required').max(20, 'errors.too_long'),
});

/** Which rate: its public id. */
export const TaxRateRef = z.object({ id: z.string() });
