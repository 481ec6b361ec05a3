import { followPayments } from '@/domain/payments/follow-payments';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { rounded, type Tell } from '@/tests/bench/figure';
import { payAtStripe, requireSettled } from './pages-to-pay';
import type { BillingStand } from './stand';
import { msOf } from './timing';

/** Three events each. */
const PAYMENTS = 340;
const LEAST = 50;
/** A webhook has some seconds to come by itself. */
const LATER_MS = 30_000;

/** How many lost events a second the worker makes up for, from Stripe's list to the books. */
export async function tellReconciling(stand: BillingStand, { say, figure }: Tell): Promise<void> {
  const events = await payAtStripe(stand, PAYMENTS);
  say(`  making up for ${events.length} lost events`);
  const later = new Date(Date.now() + LATER_MS);
  const ms = await msOf(() => withClock(later, () => followPayments(JOB)));
  await requireSettled(stand);
  const again = await msOf(() => withClock(later, () => followPayments(JOB)));
  const perSecond = (events.length / ms) * 1000;
  figure({
    name: 'reconcile.events_per_s',
    value: rounded(perSecond, 1),
    unit: 'events/s',
    against: `looking again when none is lost, ${Math.round(again)} ms for ${Math.round(ms)}`,
    ratio: rounded(ms / again, 1),
    target: { of: 'value', atLeast: LEAST },
  });
}
