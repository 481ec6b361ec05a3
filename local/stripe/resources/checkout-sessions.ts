import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { noSuch, refused } from '../errors';
import { createdFilter, pageOf } from '../lists';
import { expireSession } from '../payments/expire-session';
import type { Call, Route } from './call';
import { createSession } from './create-checkout-session';

export const checkoutSessionRoutes: Route[] = [
  ['POST', '/v1/checkout/sessions', createSession],
  ['GET', '/v1/checkout/sessions', listSessions],
  [
    'GET',
    '/v1/checkout/sessions/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findSession(desk, id);
    },
  ],
  ['POST', '/v1/checkout/sessions/:id/expire', expire],
  ['GET', '/v1/checkout/sessions/:id/line_items', listLineItems],
];

/** @throws ApiError 404. */
export function findSession(desk: Desk, id: string): Stripe.Checkout.Session {
  const session = desk.store.get('session', id);
  if (!session) throw noSuch('checkout.session', id, 'session');
  return session;
}

function expire({ desk, params, ids: [id = ''], origin }: Call): Stripe.Checkout.Session {
  const session = findSession(desk, id);
  params.finish();
  if (session.status !== 'open') {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return expireSession(desk, session, origin);
}

function listSessions({ desk, params }: Call): object {
  const customer = params.text('customer');
  const intent = params.text('payment_intent');
  const status = params.choice('status', ['open', 'complete', 'expired']);
  const email = params.within('customer_details')?.text('email');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('session')
    .filter((one) => created(one.created))
    .filter((one) => !customer || one.customer === customer)
    .filter((one) => !intent || one.payment_intent === intent)
    .filter((one) => !status || one.status === status)
    .filter((one) => !email || one.customer_details?.email === email);
  const page = pageOf(rows, params, '/v1/checkout/sessions', 'checkout.session');
  params.finish();
  return page;
}

function listLineItems({ desk, params, ids: [id = ''] }: Call): object {
  const session = findSession(desk, id);
  const items = desk.store.get('order', session.id)?.items ?? [];
  const page = pageOf(items, params, `/v1/checkout/sessions/${id}/line_items`, 'item');
  params.finish();
  return page;
}
