import type Stripe from 'stripe';

/**
 * The one API version that the local Stripe speaks: the one that the installed SDK is pinned to. When
 * the SDK moves on, this line stops compiling, which is the reminder to read Stripe's changelog.
 */
export const API_VERSION = '2026-10-28.endive' satisfies NonNullable<
  Stripe.StripeConfig['apiVersion']
>;
