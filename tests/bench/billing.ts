import type { Bench } from './figure';
import { tellPapers } from './billing/papers';
import { tellReconciling } from './billing/reconcile';
import { tellSettling } from './billing/settle';
import { withBillingStand } from './billing/stand';
import { tellStatement } from './billing/statement';

/** What billing promises: payments that settle, lost webhooks that are made up for, statements, and papers. */
const billingBench: Bench = (tell) =>
  withBillingStand(tell, async (stand) => {
    await tellSettling(stand, tell);
    await tellReconciling(stand, tell);
    await tellStatement(stand, tell);
    await tellPapers(stand, tell);
  });

export const benches: Bench[] = [billingBench];
