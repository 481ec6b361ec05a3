import type Stripe from 'stripe';
import type { Clock } from './clock';
import type { Faults } from './faults';
import type { Store } from './store';

/** What one local Stripe is told at its start. */
export type Settings = {
  /** The only secret key that is accepted. */
  secretKey: string;
  /** Where a browser reaches this server; no slash at its end. */
  publicUrl: string;
  /** Where events go, and what they are signed with; null: nowhere. */
  webhook: { url: string; secret: string } | null;
  /** The firm's name on the pay page, where the session brings none. */
  merchant: string;
  /** How long a bank debit is on its way, and a refund that does not arrive at once. */
  debitDelayMs: number;
  /** The pause before the second try of a webhook; it doubles from try to try. */
  retryPauseMs: number;
};

/** Everything that a call works with. */
export type Desk = { settings: Settings; clock: Clock; store: Store; faults: Faults };

/** Which request an event came from; null where no request made it (a page, the clock). */
export type Origin = Stripe.Event.Request | null;
