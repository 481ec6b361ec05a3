import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { noSuch } from '../errors';
import { newId } from '../ids';
import { ROUTING_NUMBER, type TestAccount, type TestCard } from '../test-numbers';
import type { Route } from './call';

export const paymentMethodRoutes: Route[] = [
  [
    'GET',
    '/v1/payment_methods/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      const method = desk.store.get('method', id);
      if (!method) throw noSuch('PaymentMethod', id, 'payment_method');
      return method;
    },
  ],
];

/** Who pays, as the pay page knows. */
export type Payer = { name: string | null; email: string | null };

const NO_ADDRESS = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
} satisfies Stripe.Address;

export function billingOf(payer: Payer) {
  return {
    address: NO_ADDRESS,
    email: payer.email,
    name: payer.name,
    phone: null,
    tax_id: null,
  } satisfies Stripe.PaymentMethod.BillingDetails;
}

export function cardMethod(
  desk: Desk,
  card: TestCard,
  expiry: { month: number; year: number },
  payer: Payer,
): Stripe.PaymentMethod {
  return {
    ...common(desk, payer),
    type: 'card',
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: 'pass',
      },
      country: 'US',
      display_brand: card.brand,
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: fingerprintOf(card.number),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  } satisfies Stripe.PaymentMethod;
}

export function bankMethod(desk: Desk, account: TestAccount, payer: Payer): Stripe.PaymentMethod {
  return {
    ...common(desk, payer),
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'company',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: fingerprintOf(account.number),
      last4: account.number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: ROUTING_NUMBER,
      status_details: null,
    },
  } satisfies Stripe.PaymentMethod;
}

function common(desk: Desk, payer: Payer) {
  return {
    id: newId('method'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: billingOf(payer),
    created: desk.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  } as const;
}

/** The same for the same number, and telling nothing of it: these are test numbers anyway. */
function fingerprintOf(number: string): string {
  return Buffer.from(number).toString('base64url').replaceAll(/[-_]/g, 'x').slice(-16);
}
