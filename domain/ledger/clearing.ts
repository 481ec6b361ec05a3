import { sql } from '@/lib/db';

/** What has set out for an invoice `i` and is not certain yet, in minor units: a sum to stand in a statement. */
export const CLEARING = sql`(SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a JOIN payment y ON y.id = a.payment_id
  WHERE a.invoice_id = i.id AND y.state = 'processing')`;
