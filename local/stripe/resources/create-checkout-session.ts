import type Stripe from 'stripe';
import { CARD_MAXIMUM, DEBIT_MAXIMUM, formatAmount, minimumOf } from '../currencies';
import type { Desk } from '../desk';
import { missingParam, refused } from '../errors';
import { newId } from '../ids';
import { mergeMetadata, type Params } from '../params';
import type { Call } from './call';
import { findCustomer } from './customers';
import { readLineItems } from './line-items';

const METHODS = ['card', 'us_bank_account'] as const;
type Method = (typeof METHODS)[number];
const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 3600;
/** Between the caller's clock and ours there may be a moment. */
const LEEWAY_SECONDS = 60;

/**
 * `POST /v1/checkout/sessions` in mode `payment`, with inline prices
 * (https://docs.stripe.com/api/checkout/sessions/create). The payment intent is made when somebody
 * first pays, as Stripe does it.
 */
export function createSession({ desk, params }: Call): Stripe.Checkout.Session {
  const mode = params.choice('mode', ['payment']) ?? 'payment';
  params.choice('ui_mode', ['hosted_page']);
  const lines = readLineItems(desk, params);
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const currency = lines[0]?.currency ?? '';
  const methods = readMethods(params, amount, currency);
  checkAmount(amount, currency);

  const customer = params.text('customer') || null;
  const email = params.text('customer_email', 800) || null;
  if (customer && email) {
    throw refused('You may only specify one of these parameters: customer, customer_email.');
  }
  const known = customer ? findCustomer(desk, customer, 'customer') : null;
  const successUrl = params.url('success_url');
  if (!successUrl) throw missingParam('success_url');
  const cancelUrl = params.url('cancel_url') ?? null;
  const reference = params.text('client_reference_id', 200) || null;
  const metadata = mergeMetadata({}, params.metadata());
  const expiresAt = readExpiry(desk, params);
  const locale = params.text('locale') || null;
  const submitType = params.choice('submit_type', ['auto', 'pay']) ?? null;
  const merchant = params.within('branding_settings')?.text('display_name') || null;
  const intent = readIntentData(params);
  params.finish();

  const id = newId('session');
  const session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: methods.asked,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    branding_settings: brandingOf(merchant ?? desk.settings.merchant),
    cancel_url: cancelUrl,
    client_reference_id: reference,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: desk.clock.seconds(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer,
    customer_account: null,
    customer_creation: customer ? null : 'if_required',
    customer_details: detailsOf(known?.email ?? email, known?.name ?? null),
    customer_email: email,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale,
    managed_payments: null,
    metadata,
    mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methods.offered,
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: submitType,
    subscription: null,
    success_url: successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${desk.settings.publicUrl}/pay/${id}`,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session;

  desk.store.put('session', session);
  desk.store.put('order', {
    id,
    items: lines,
    intent: { ...intent, ...{ amount, currency, customer, methodTypes: methods.offered } },
  });
  const at = expiresAt * 1000;
  desk.store.put('alarm', { id, kind: 'expire-session', at, failure: null });
  return session;
}

function detailsOf(email: string | null, name: string | null) {
  if (!email) return null;
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  } satisfies Stripe.Checkout.Session.CustomerDetails;
}

function brandingOf(displayName: string) {
  return {
    background_color: '#ffffff',
    border_style: 'rounded',
    button_color: '#0074d4',
    display_name: displayName,
    font_family: 'default',
    icon: null,
    logo: null,
  } satisfies Stripe.Checkout.Session.BrandingSettings;
}

/** Since 2026-09-30 a session names what it allows, and Stripe offers those of them that fit. */
function readMethods(params: Params, amount: number, currency: string) {
  const asked = params.texts('allowed_payment_method_types') ?? null;
  const known = (name: string): name is Method => (METHODS as readonly string[]).includes(name);
  const unknown = asked?.find((name) => !known(name));
  if (unknown !== undefined) {
    throw refused(
      `The local Stripe knows no payment method type ${unknown}; it has ${METHODS.join(' and ')}.`,
      'allowed_payment_method_types',
    );
  }
  const debit = currency === 'usd' && amount <= DEBIT_MAXIMUM;
  const offered = METHODS.filter((name) => asked?.includes(name) ?? true).filter(
    (name) => name === 'card' || debit,
  );
  if (offered.length === 0) {
    throw refused(
      'No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency.',
      'allowed_payment_method_types',
    );
  }
  return { asked, offered: offered as Method[] };
}

function checkAmount(amount: number, currency: string): void {
  const least = minimumOf(currency);
  if (amount < least) {
    throw refused(
      `The Checkout Session's total amount due must add up to at least ${formatAmount(least, currency)} ${currency}`,
      undefined,
      'amount_too_small',
    );
  }
  if (amount > CARD_MAXIMUM) {
    throw refused(
      `The Checkout Session's total amount due must be no more than ${formatAmount(CARD_MAXIMUM, currency)}`,
      undefined,
      'amount_too_large',
    );
  }
}

function readExpiry(desk: Desk, params: Params): number {
  const now = desk.clock.seconds();
  const at = params.integer('expires_at', 0, 9_999_999_999);
  if (at === undefined) return now + LONGEST_SECONDS;
  if (at < now + SHORTEST_SECONDS - LEEWAY_SECONDS) {
    throw refused(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (at > now + LONGEST_SECONDS + LEEWAY_SECONDS) {
    throw refused(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return at;
}

function readIntentData(params: Params) {
  const data = params.within('payment_intent_data');
  return {
    description: data?.text('description', 1_000) || null,
    metadata: mergeMetadata({}, data?.metadata()),
    receiptEmail: data?.text('receipt_email', 800) || null,
    statementSuffix: data?.text('statement_descriptor_suffix', 22) || null,
  };
}
