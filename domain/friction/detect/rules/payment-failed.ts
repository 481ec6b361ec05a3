import { HOUR_MS, MINUTE_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { type Forgetful, forgetOver, nothingYet } from '../forgetting';
import { idsOf, isBefore, remember, type Seen } from '../recent';

interface Failure extends Seen {
  hard: boolean;
}

/** The failures of one invoice since money last came in or began to clear. */
interface Failures {
  sinceMs: number;
  newest: Failure[];
}

const MOST_CITED = 20;

/** A failure, and no money within the wait; how bad it is, is judged when the wait ends. */
export const paymentFailed = defineRule<{ kept: Forgetful<Failures> }>({
  name: 'payment_failed',
  start: () => ({ kept: nothingYet() }),
  on: {
    'payment.failed'({ id, atMs, subject, data }, moment, { kept }) {
      const { waitMinutes, highFailures, highWindowHours } = moment.settings.payment_failed;
      // What is longer ago than this has been judged, and counts with no other.
      const longMs = Math.max(waitMinutes * MINUTE_MS, highWindowHours * HOUR_MS);
      forgetOver(kept, atMs, longMs, ({ newest }) => isBefore(newest, atMs - longMs));
      const failures = kept.byKey.get(subject.id) ?? { sinceMs: atMs, newest: [] };
      remember(failures.newest, { id, atMs, hard: data.hard }, Math.max(highFailures, MOST_CITED));
      kept.byKey.set(subject.id, failures);
      moment.wakeAt(atMs + waitMinutes * MINUTE_MS, subject.id);
    },
    'payment.processing': ({ subject }, _, { kept }) => void kept.byKey.delete(subject.id),
    'payment.succeeded': ({ subject }, _, { kept }) => void kept.byKey.delete(subject.id),
    'invoice.changed'({ atMs, subject }, moment, { kept }) {
      const last = kept.byKey.get(subject.id)?.newest.at(-1);
      const waitMs = moment.settings.payment_failed.waitMinutes * MINUTE_MS;
      if (last && atMs - last.atMs > waitMs) kept.byKey.delete(subject.id);
    },
  },
  onTimer(invoiceId, moment, { kept }) {
    const { waitMinutes, highFailures, highWindowHours } = moment.settings.payment_failed;
    const failures = kept.byKey.get(invoiceId);
    if (!failures || failures.sinceMs > moment.nowMs - waitMinutes * MINUTE_MS) return;
    const last = failures.newest.at(-1);
    const windowMs = highWindowHours * HOUR_MS;
    const cited = failures.newest.filter(({ atMs }) => atMs >= (last?.atMs ?? atMs) - windowMs);
    const hard = cited.some((failure) => failure.hard);
    moment.found({
      subject: { kind: 'invoice', id: invoiceId },
      severity: hard || cited.length >= highFailures ? 'high' : 'medium',
      tell: () => {
        const { amountMinor, currency } = moment.invoice(invoiceId);
        return {
          evidence: idsOf(cited),
          facts: { failures: cited.length, hard, waitMinutes, amountMinor, currency },
        };
      },
    });
  },
});
