import type { LoggedEventOf } from '@/domain/activity/events';
import { defineRule } from '../define-rule';
import { isOpen } from '../invoices';
import type { Seen } from '../recent';
import type { Moment } from '../rule';
import { UNTIL_ENDED } from '../episodes';

interface Watched {
  sent: Seen;
  /** The first look of anyone at the client while it was open. */
  viewed: Seen | null;
  checkoutAtMs: number;
  money: 'none' | 'clearing' | 'paid';
}

interface State {
  byInvoice: Map<string, Watched>;
}

/** Seen, some days past due, and nobody has begun to pay since it fell due. */
export const viewedOverdue = defineRule<State>({
  name: 'viewed_overdue',
  start: () => ({ byInvoice: new Map() }),
  on: {
    'invoice.sent'({ id, atMs, subject, data }, moment, { byInvoice }) {
      if (!byInvoice.has(subject.id)) {
        const sent = { id, atMs };
        byInvoice.set(subject.id, { sent, viewed: null, checkoutAtMs: -Infinity, money: 'none' });
      }
      moment.wakeAt(lateAtMs(data.dueOn, moment), subject.id);
    },
    'invoice.viewed'({ id, atMs, by, subject }, moment, { byInvoice }) {
      const watched = byInvoice.get(subject.id);
      if (by !== 'client' || !watched || !isOpen(moment.invoice(subject.id))) return;
      watched.viewed ??= { id, atMs };
      judge(subject.id, watched, moment);
    },
    'checkout.started'({ atMs, by, subject }, moment, { byInvoice }) {
      const watched = byInvoice.get(subject.id);
      if (by !== 'client' || !watched) return;
      watched.checkoutAtMs = atMs;
      moment.ended(subject);
    },
    'payment.processing': moneyCame,
    'payment.succeeded': moneyCame,
    'payment.failed'({ subject }, moment, { byInvoice }) {
      const watched = byInvoice.get(subject.id);
      if (watched?.money !== 'clearing') return;
      watched.money = 'none';
      judge(subject.id, watched, moment);
    },
    'invoice.changed'({ subject, data }, moment, { byInvoice }) {
      if (data.to === 'open') return;
      byInvoice.delete(subject.id);
      moment.ended(subject);
    },
  },
  onTimer(invoiceId, moment, { byInvoice }) {
    const watched = byInvoice.get(invoiceId);
    if (watched) judge(invoiceId, watched, moment);
  },
});

function judge(invoiceId: string, watched: Watched, moment: Moment): void {
  const { sent, viewed, checkoutAtMs, money } = watched;
  const { dueOn, amountMinor, currency } = moment.invoice(invoiceId);
  if (!viewed || money !== 'none' || dueOn === null) return;
  if (moment.nowMs < lateAtMs(dueOn, moment)) return;
  if (checkoutAtMs >= moment.calendar.startOf(dueOn)) return;
  moment.found({
    subject: { kind: 'invoice', id: invoiceId },
    severity: 'medium',
    untilMs: UNTIL_ENDED,
    tell: () => ({
      evidence: [sent.id, viewed.id],
      facts: {
        dueOn,
        viewedOn: moment.calendar.dayOf(viewed.atMs),
        daysPastDue: moment.calendar.daysBetween(dueOn, moment.calendar.dayOf(moment.nowMs)),
        amountMinor,
        currency,
      },
    }),
  });
}

function lateAtMs(dueOn: string, { calendar, settings }: Moment): number {
  return calendar.startOf(dueOn, settings.viewed_overdue.daysPastDue);
}

function moneyCame(
  { type, subject }: LoggedEventOf<'payment.processing' | 'payment.succeeded'>,
  moment: Moment,
  { byInvoice }: State,
): void {
  const watched = byInvoice.get(subject.id);
  if (!watched) return;
  watched.money = type === 'payment.succeeded' ? 'paid' : 'clearing';
  moment.ended(subject);
}
