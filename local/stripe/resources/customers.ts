import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { emit } from '../emit';
import { noSuch } from '../errors';
import { newId, randomLetters } from '../ids';
import { createdFilter, pageOf } from '../lists';
import { mergeMetadata, type Params } from '../params';
import type { Call, Route } from './call';

export const customerRoutes: Route[] = [
  ['POST', '/v1/customers', createCustomer],
  ['GET', '/v1/customers', listCustomers],
  [
    'GET',
    '/v1/customers/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findCustomer(desk, id);
    },
  ],
  ['POST', '/v1/customers/:id', updateCustomer],
];

/** @throws ApiError 404, or 400 where `param` names the parameter that the id came in. */
export function findCustomer(desk: Desk, id: string, param?: string): Stripe.Customer {
  const customer = desk.store.get('customer', id);
  if (customer) return customer;
  throw param ? noSuch('customer', id, param, 400) : noSuch('customer', id, 'id');
}

function createCustomer({ desk, params, origin }: Call): Stripe.Customer {
  const fields = readFields(params);
  const metadata = mergeMetadata({}, params.metadata());
  params.finish();
  const customer = {
    id: newId('customer'),
    object: 'customer',
    address: null,
    balance: 0,
    created: desk.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: fields.description ?? null,
    discount: null,
    email: fields.email ?? null,
    invoice_prefix: randomLetters(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata,
    name: fields.name ?? null,
    next_invoice_sequence: 1,
    phone: fields.phone ?? null,
    preferred_locales: fields.locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  } satisfies Stripe.Customer;
  desk.store.put('customer', customer);
  emit(desk, 'customer.created', customer, origin);
  return customer;
}

function updateCustomer({ desk, params, ids: [id = ''], origin }: Call): Stripe.Customer {
  const before = findCustomer(desk, id);
  const fields = readFields(params);
  const metadata = mergeMetadata(before.metadata, params.metadata());
  params.finish();
  const change = <T>(value: string | undefined, kept: T) =>
    value === undefined ? kept : value || null;
  const customer: Stripe.Customer = {
    ...before,
    description: change(fields.description, before.description),
    email: change(fields.email, before.email),
    metadata,
    name: change(fields.name, before.name),
    phone: change(fields.phone, before.phone),
    preferred_locales: fields.locales ?? before.preferred_locales,
  };
  desk.store.put('customer', customer);
  emit(desk, 'customer.updated', customer, origin);
  return customer;
}

function listCustomers({ desk, params }: Call): object {
  const email = params.text('email');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('customer')
    .filter((one) => created(one.created) && (email === undefined || one.email === email));
  const page = pageOf(rows, params, '/v1/customers', 'customer');
  params.finish();
  return page;
}

function readFields(params: Params) {
  return {
    description: params.text('description'),
    email: params.text('email', 512),
    locales: params.texts('preferred_locales'),
    name: params.text('name', 256),
    phone: params.text('phone', 20),
  };
}
