import { expireCheckouts } from '@/domain/payments/expire-checkouts';
import { followPayments } from '@/domain/payments/follow-payments';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ invoiceId }`: closes the pages to pay it on. Without one, by the clock: makes up for lost webhooks. */
export const followUp: Handler = async ({ invoiceId }) => {
  if (invoiceId) await expireCheckouts(JOB, { invoiceId });
  else await followPayments(JOB);
};
