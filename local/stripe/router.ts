import { chargeRoutes } from './resources/charges';
import { checkoutSessionRoutes } from './resources/checkout-sessions';
import { customerRoutes } from './resources/customers';
import { disputeRoutes } from './resources/disputes';
import { eventRoutes } from './resources/events';
import { paymentIntentRoutes } from './resources/payment-intents';
import { paymentMethodRoutes } from './resources/payment-methods';
import { refundRoutes } from './resources/refunds';
import type { Handler, Route } from './resources/call';

/** Every call that the local Stripe speaks. */
export const ROUTES: readonly Route[] = [
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...refundRoutes,
];

/** What answers that address, and the ids in it; undefined when nothing does. */
export function findRoute(
  method: string,
  path: string,
): { handler: Handler; ids: string[] } | undefined {
  for (const [routeMethod, pattern, handler] of ROUTES) {
    const ids = routeMethod === method ? idsIn(pattern, path) : undefined;
    if (ids) return { handler, ids };
  }
  return undefined;
}

function idsIn(pattern: string, path: string): string[] | undefined {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return undefined;
  const ids: string[] = [];
  for (const [place, part] of expected.entries()) {
    const value = given[place] ?? '';
    if (part.startsWith(':') && value !== '') ids.push(decode(value));
    else if (part !== value) return undefined;
  }
  return ids;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
