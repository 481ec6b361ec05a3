import type Stripe from 'stripe';
import type { Desk } from './desk';
import { emit } from './emit';
import type { FaultSettings } from './faults';
import { type Complaint, decideDispute, disputeCharge, isOpen } from './payments/dispute-charge';
import { expireSession } from './payments/expire-session';
import { answerThreeDSecure, payByCard } from './payments/pay-by-card';
import { payByDebit, settleDebit } from './payments/pay-by-debit';
import type { PayOutcome } from './payments/attempt';
import { settleRefund } from './payments/refund-charge';
import { TEST_ACCOUNTS } from './test-numbers';
import type { Delivery, WebhookSender } from './webhooks';

/** What tests and the demo may tell the local Stripe: none of it is part of Stripe. */
export type Control = {
  /** Sets the named faults and leaves the others; answers all of them. */
  setFaults(change: Partial<FaultSettings>): Readonly<FaultSettings>;
  clearFaults(): Readonly<FaultSettings>;
  /** Webhook deliveries, newest first. */
  deliveries(filter?: { event?: string; type?: string; state?: Delivery['state'] }): Delivery[];
  /** Sends an event once more. False when there is no such event. */
  resend(eventId: string): boolean;
  /** Pays an open session as the pay page would, by the number of a test card or account. */
  pay(sessionId: string, number: string): PayOutcome;
  /** Answers the 3-D Secure question of a session. */
  authenticate(sessionId: string, approved: boolean): PayOutcome;
  /** Clears a bank debit that is on its way, now. Takes the session's or the intent's id. */
  clear(id: string): boolean;
  /** Makes a bank debit that is on its way fail now, e.g. with `account_closed`. */
  fail(id: string, code: string): boolean;
  /**
   * Disputes a charge that succeeded: all that is left of it, or a part. Takes the id of the
   * session, the intent or the charge. Answers the dispute's id; null where there is nothing left to
   * dispute. A bank debit's dispute is lost at once.
   */
  dispute(id: string, complaint: Complaint): string | null;
  /** Decides an open dispute, by its id or one that `dispute` takes. False when there is none. */
  decide(id: string, outcome: 'won' | 'lost'): boolean;
  /**
   * A bank debit that had cleared comes back, whole: a dispute that is lost at once. Answers the
   * dispute's id; null where there is no such debit.
   */
  returnDebit(id: string, reason: ReturnReason): string | null;
  /** Lets a pending refund succeed now. */
  clearRefund(refundId: string): boolean;
  /** Makes a refund that is pending, or had succeeded, fail now, with Stripe's failure_reason. */
  failRefund(refundId: string, reason: string): boolean;
  /** Expires an open session now. False when it is not open. */
  expire(sessionId: string): boolean;
  /** Moves Stripe's clock forward; what falls due rings at once. */
  advance(ms: number): void;
  /** Makes `count` events of type customer.updated, for paging and load, with webhooks only if
   * `deliver`. Answers their ids, oldest first. */
  makeEvents(count: number, deliver?: boolean): string[];
  /** Waits until no webhook is waiting to be sent. False when that takes longer than `ms`. */
  settled(ms?: number): Promise<boolean>;
};

/** Why a bank gives a debit back that it had let through. */
export const RETURN_REASONS = [
  'insufficient_funds',
  'incorrect_account_details',
  'bank_cannot_process',
] as const;
type ReturnReason = (typeof RETURN_REASONS)[number];

const PAYER = { name: 'Test Payer', email: null };
const POLL_MS = 10;

export function makeControl(desk: Desk, sender: WebhookSender): Control {
  const { store, faults, clock } = desk;
  const intentIdOf = (id: string) => {
    const session = store.get('session', id);
    return typeof session?.payment_intent === 'string' ? session.payment_intent : id;
  };
  const chargeIdOf = (id: string) => {
    const latest = store.get('intent', intentIdOf(id))?.latest_charge;
    return typeof latest === 'string' ? latest : id;
  };
  return {
    setFaults: (change) => faults.set(change),
    clearFaults: () => faults.clear(),
    deliveries: ({ event, type, state } = {}) =>
      store
        .newest('delivery')
        .filter((one) => event === undefined || one.eventId === event)
        .filter((one) => type === undefined || one.type === type)
        .filter((one) => state === undefined || one.state === state),
    resend(eventId) {
      const event = store.get('event', eventId);
      if (event) sender.resend(event);
      return event !== undefined;
    },
    pay(sessionId, number) {
      const digits = number.replaceAll(/\D/g, '');
      const account = TEST_ACCOUNTS.find((one) => one.number === digits);
      if (account) return payByDebit(desk, sessionId, account, PAYER);
      const expiry = { month: 12, year: new Date(clock.now()).getUTCFullYear() + 3 };
      return payByCard(desk, sessionId, { number: digits, expiry, payer: PAYER });
    },
    authenticate: (sessionId, approved) => answerThreeDSecure(desk, sessionId, approved),
    clear: (id) => settleDebit(desk, intentIdOf(id), null),
    fail: (id, code) => settleDebit(desk, intentIdOf(id), code),
    dispute: (id, complaint) => disputeCharge(desk, chargeIdOf(id), complaint)?.id ?? null,
    decide(id, outcome) {
      const charge = chargeIdOf(id);
      const dispute = store
        .newest('dispute')
        .find((one) => isOpen(one) && (one.id === id || one.charge === charge));
      return dispute !== undefined && decideDispute(desk, dispute.id, outcome, null) !== null;
    },
    returnDebit(id, reason) {
      const charge = store.get('charge', chargeIdOf(id));
      if (!charge?.payment_method_details?.us_bank_account) return null;
      return disputeCharge(desk, charge.id, { reason })?.id ?? null;
    },
    clearRefund: (refundId) => settleRefund(desk, refundId, null),
    failRefund: (refundId, reason) => settleRefund(desk, refundId, reason),
    expire(sessionId) {
      const session = store.get('session', sessionId);
      if (session?.status !== 'open') return false;
      expireSession(desk, session, null);
      return true;
    },
    advance(ms) {
      store.transact(() => {
        clock.ahead += ms;
        store.put('setting', { id: 'clock', aheadMs: clock.ahead });
      });
    },
    makeEvents: (count, deliver = false) => makeEvents(desk, count, deliver),
    async settled(ms = 10_000) {
      const until = Date.now() + ms;
      while (!sender.idle && Date.now() < until) {
        await new Promise((resume) => setTimeout(resume, POLL_MS));
      }
      return sender.idle;
    },
  };
}

function makeEvents(desk: Desk, count: number, deliver: boolean): string[] {
  const quiet = deliver ? desk : { ...desk, settings: { ...desk.settings, webhook: null } };
  return desk.store.transact(() => {
    const before = desk.store.oldest('event').length;
    for (let made = 1; made <= count; made += 1) {
      const customer: Stripe.Customer = {
        ...EMPTY_CUSTOMER,
        id: `cus_made${String(made).padStart(10, '0')}`,
        created: desk.clock.seconds(),
        description: `Made for paging, ${made} of ${count}`,
      };
      emit(quiet, 'customer.updated', customer, null);
    }
    return desk.store
      .oldest('event')
      .slice(before)
      .map(({ id }) => id);
  });
}

const EMPTY_CUSTOMER: Stripe.Customer = {
  id: '',
  object: 'customer',
  balance: 0,
  created: 0,
  default_source: null,
  description: null,
  email: null,
  invoice_settings: {
    custom_fields: null,
    default_payment_method: null,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata: {},
  shipping: null,
};
