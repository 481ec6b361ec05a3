import type { EventType } from '../activity/events';
import type { RuleName } from '../friction/rules';

/** By what more a measure can be narrowed than by its rules. */
export const NARROWINGS = ['page', 'category', 'amount', 'topic'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

/**
 * What can go wrong, so that struggles are counted in so many tries. A try is what was acted on, on one day of the firm's: a
 * visit, a bill, a document, a person, a client, a conversation.
 */
export type TryKind = {
  /** The rules that say of such a try that it went wrong. */
  rules: readonly RuleName[];
  /** What makes a try, done by a client; and what is told of one by others. */
  acts: readonly EventType[];
  outcomes?: readonly EventType[];
  /** What is one try of a day. */
  of: 'visit' | 'subject' | 'contact' | 'client';
  /** Its day is that of the act; or for a bill, that on which it is three days late. */
  day?: 'late';
  /** Which of a signal's events is its try: the last, unless told. */
  cites?: 'first';
  /** Published documents count where something is asked of the client. */
  asksOnly?: true;
  /** How many days it takes until nothing more is raised about a try of a day. */
  ripeDays: number;
  narrows?: Narrowing;
};

/** Every rule is of one kind of tries. */
export const TRIES = {
  bill_look: {
    rules: ['status_recheck'],
    acts: ['invoice.viewed'],
    of: 'subject',
    ripeDays: 0,
    narrows: 'amount',
  },
  payment: {
    rules: ['payment_failed', 'checkout_abandoned'],
    acts: ['checkout.started'],
    outcomes: ['payment.failed'],
    of: 'subject',
    ripeDays: 2,
    narrows: 'amount',
  },
  bill_due: {
    rules: ['viewed_overdue'],
    acts: [],
    outcomes: ['invoice.sent'],
    of: 'subject',
    day: 'late',
    cites: 'first',
    ripeDays: 1,
    narrows: 'amount',
  },
  money_in: {
    rules: ['status_mismatch'],
    acts: [],
    outcomes: ['payment.succeeded'],
    of: 'subject',
    ripeDays: 1,
    narrows: 'amount',
  },
  document_asked: {
    rules: ['document_unopened'],
    acts: [],
    outcomes: ['document.published'],
    asksOnly: true,
    of: 'subject',
    ripeDays: 8,
    narrows: 'category',
  },
  document_open: {
    rules: ['document_blocked'],
    acts: ['document.opened', 'document.downloaded', 'document.open_failed'],
    of: 'subject',
    ripeDays: 0,
    narrows: 'category',
  },
  sign_in: {
    rules: ['signin_struggle', 'locked_out'],
    acts: ['signin.succeeded', 'signin.failed', 'signin.reset_requested'],
    outcomes: ['signin.locked'],
    of: 'contact',
    ripeDays: 2,
  },
  search: {
    rules: ['search_empty'],
    acts: ['search.performed'],
    of: 'visit',
    ripeDays: 1,
  },
  page: {
    rules: ['rage_click', 'dead_click', 'error_hit', 'loop'],
    acts: ['page.viewed', 'click.raged', 'click.dead', 'form.rejected', 'error.shown'],
    of: 'visit',
    ripeDays: 0,
    narrows: 'page',
  },
  contact: {
    rules: ['contact_after_self_service', 'repeat_contact'],
    acts: ['contact.received'],
    of: 'subject',
    ripeDays: 4,
    narrows: 'topic',
  },
  day_here: {
    rules: ['unhappy'],
    acts: ['page.viewed', 'invoice.disputed', 'complaint.opened', 'survey.answered'],
    of: 'client',
    ripeDays: 0,
  },
  last_day_here: {
    rules: ['gone_quiet'],
    acts: ['page.viewed', 'signin.succeeded'],
    of: 'client',
    ripeDays: 45,
  },
} as const satisfies Record<string, TryKind>;

export type TryName = keyof typeof TRIES;
export const TRY_NAMES = Object.keys(TRIES) as TryName[];

/** Tells the name of a kind of tries from any other text. */
export function isTryName(name: string): name is TryName {
  return Object.hasOwn(TRIES, name);
}

/** The kind, with what it leaves out. */
export function tryKind(name: TryName): TryKind {
  return TRIES[name];
}

/** The kind of tries that a rule speaks of. */
export function triesOf(rule: RuleName): TryName {
  const found = TRY_NAMES.find((name) => tryKind(name).rules.includes(rule));
  if (!found) throw new Error(`No tries are known for ${rule}.`);
  return found;
}
