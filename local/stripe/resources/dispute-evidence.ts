import type Stripe from 'stripe';
import type { Params } from '../params';

/** The evidence that is a text; what is a file cannot be given, because no files are kept. */
const TEXTS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const satisfies readonly (keyof Stripe.Dispute.Evidence)[];

const TEXT_LENGTH = 20_000;

/** A dispute's evidence before there is any. */
export const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** The evidence that a call brings, and nothing else; undefined where it brings none. */
export function readEvidence(params: Params): Partial<Stripe.Dispute.Evidence> | undefined {
  const given = params.within('evidence');
  if (!given) return undefined;
  const texts = TEXTS.flatMap((name) => {
    const text = given.text(name, TEXT_LENGTH);
    return text === undefined ? [] : [[name, text || null] as const];
  });
  return Object.fromEntries(texts);
}
