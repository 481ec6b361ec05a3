import { HOUR_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { idsOf, type Seen } from '../recent';

/** Pressing the button all day says nothing more. */
const MOST_WAITING = 20;

/** A checkout started, and a day later neither money, paid or clearing, nor another state of the invoice. */
export const checkoutAbandoned = defineRule<{
  /** Checkouts that nothing has come of yet, by invoice, oldest first. */
  waiting: Map<string, Seen[]>;
}>({
  name: 'checkout_abandoned',
  start: () => ({ waiting: new Map() }),
  on: {
    'checkout.started'({ id, atMs, by, subject }, moment, { waiting }) {
      const { state } = moment.invoice(subject.id);
      // An invoice of which the log says nothing may be open; one that it knows to be closed is not.
      if (by !== 'client' || (state !== null && state !== 'open')) return;
      const starts = waiting.get(subject.id) ?? [];
      if (starts.length >= MOST_WAITING) return;
      starts.push({ id, atMs });
      waiting.set(subject.id, starts);
      moment.wakeAt(atMs + moment.settings.checkout_abandoned.waitHours * HOUR_MS, subject.id);
    },
    'payment.processing': ({ subject }, _, { waiting }) => void waiting.delete(subject.id),
    'payment.succeeded': ({ subject }, _, { waiting }) => void waiting.delete(subject.id),
    'invoice.changed': ({ subject, data }, _, { waiting }) => {
      if (data.to !== 'open') waiting.delete(subject.id);
    },
  },
  onTimer(invoiceId, moment, { waiting }) {
    const { waitHours } = moment.settings.checkout_abandoned;
    const startedAtMs = moment.nowMs - waitHours * HOUR_MS;
    const starts = waiting.get(invoiceId) ?? [];
    const over = starts.findIndex(({ atMs }) => atMs > startedAtMs);
    const left = starts.splice(0, over < 0 ? starts.length : over);
    if (starts.length === 0) waiting.delete(invoiceId);
    const start = left.at(-1);
    if (!start) return;
    const { dueOn, amountMinor, currency } = moment.invoice(invoiceId);
    const overdue = dueOn !== null && moment.calendar.dayOf(moment.nowMs) > dueOn;
    moment.found({
      subject: { kind: 'invoice', id: invoiceId },
      severity: overdue ? 'high' : 'medium',
      tell: () => ({
        evidence: idsOf(left),
        facts: {
          startedAt: new Date(start.atMs).toISOString(),
          waitHours,
          overdue,
          dueOn,
          amountMinor,
          currency,
        },
      }),
    });
  },
});
