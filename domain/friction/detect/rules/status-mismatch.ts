import { MINUTE_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { UNTIL_ENDED } from '../episodes';

/** The money of one invoice that is not marked paid. */
interface Money {
  /** Successes less refunds, in minor units of the invoice's currency. */
  paidMinor: number;
  /** The ids of the successes. */
  successes: string[];
  /** Since when they reach the invoice's amount; null while they don't. */
  reachedAtMs: number | null;
}

/** Stripe says paid, the portal does not, and it is no matter of seconds. */
export const statusMismatch = defineRule<{ byInvoice: Map<string, Money> }>({
  name: 'status_mismatch',
  start: () => ({ byInvoice: new Map() }),
  on: {
    'payment.succeeded'({ id, atMs, subject, data }, moment, { byInvoice }) {
      const { state, amountMinor, currency } = moment.invoice(subject.id);
      if (state === 'paid' || amountMinor === null || currency !== data.currency) return;
      const money = byInvoice.get(subject.id) ?? {
        paidMinor: 0,
        successes: [],
        reachedAtMs: null,
      };
      money.paidMinor += data.amountMinor;
      money.successes.push(id);
      byInvoice.set(subject.id, money);
      if (money.reachedAtMs !== null || money.paidMinor < amountMinor) return;
      money.reachedAtMs = atMs;
      moment.wakeAt(atMs + moment.settings.status_mismatch.waitMinutes * MINUTE_MS, subject.id);
    },
    'payment.refunded'({ subject, data }, moment, { byInvoice }) {
      const money = byInvoice.get(subject.id);
      const { amountMinor, currency } = moment.invoice(subject.id);
      if (!money || amountMinor === null || currency !== data.currency) return;
      money.paidMinor -= data.amountMinor;
      if (money.paidMinor >= amountMinor) return;
      money.reachedAtMs = null;
      moment.ended(subject);
    },
    'invoice.changed'({ subject, data }, moment, { byInvoice }) {
      if (data.to !== 'paid') return;
      byInvoice.delete(subject.id);
      moment.ended(subject);
    },
  },
  onTimer(invoiceId, moment, { byInvoice }) {
    const { waitMinutes } = moment.settings.status_mismatch;
    const money = byInvoice.get(invoiceId);
    if (!money || money.reachedAtMs !== moment.nowMs - waitMinutes * MINUTE_MS) return;
    const { state, amountMinor, currency } = moment.invoice(invoiceId);
    moment.found({
      subject: { kind: 'invoice', id: invoiceId },
      severity: 'high',
      untilMs: UNTIL_ENDED,
      tell: () => ({
        evidence: [...money.successes],
        facts: { state, waitMinutes, amountMinor, currency },
      }),
    });
  },
});
