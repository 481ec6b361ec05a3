/** What a failure code of Stripe's means for whoever tries again. */
export type Decline = {
  /** Trying again with the same card or account cannot help. */
  hard: boolean;
  /** Stripe asks to show the payer no more than "declined": the reason would warn a thief. */
  discreet: boolean;
};

const again: Decline = { hard: false, discreet: false };
const never: Decline = { hard: true, discreet: false };
const hidden: Decline = { hard: true, discreet: true };

/**
 * Stripe's decline codes for cards (https://docs.stripe.com/declines/codes), judged by the next step
 * that stands there: hard where the payer has to use something else or the bank has to change
 * something, and where Stripe itself never retries
 * (https://docs.stripe.com/billing/revenue-recovery/smart-retries). What was only typed wrongly, and
 * what passes with time, is not hard.
 */
const CARDS = {
  approve_with_id: again,
  authentication_not_handled: again,
  authentication_required: again,
  call_issuer: again,
  card_declined: again,
  card_not_supported: never,
  card_velocity_exceeded: again,
  currency_not_supported: never,
  do_not_honor: again,
  do_not_try_again: never,
  duplicate_transaction: never,
  expired_card: never,
  fraudulent: hidden,
  generic_decline: again,
  highest_risk_level: hidden,
  incorrect_address: again,
  incorrect_cvc: again,
  incorrect_number: again,
  incorrect_pin: again,
  incorrect_zip: again,
  insufficient_funds: again,
  invalid_account: never,
  invalid_amount: again,
  invalid_cvc: again,
  invalid_expiry_month: again,
  invalid_expiry_year: again,
  invalid_number: again,
  invalid_pin: again,
  issuer_not_available: again,
  lost_card: hidden,
  merchant_blacklist: hidden,
  new_account_information_available: never,
  no_action_taken: again,
  not_permitted: never,
  offline_pin_required: again,
  online_or_offline_pin_required: again,
  payment_intent_authentication_failure: again,
  pickup_card: hidden,
  pin_try_exceeded: never,
  processing_error: again,
  reenter_transaction: again,
  restricted_card: hidden,
  revocation_of_all_authorizations: never,
  revocation_of_authorization: never,
  security_violation: never,
  service_not_allowed: never,
  stolen_card: hidden,
  stop_payment_order: never,
  test_mode_live_card: never,
  testmode_decline: never,
  transaction_not_allowed: never,
  try_again_later: again,
  withdrawal_count_limit_exceeded: again,
};

/**
 * What a bank debit can fail with (https://docs.stripe.com/error-codes). After a return for anything
 * but missing money, Stripe blocks the account until the bank has cleared it up
 * (https://docs.stripe.com/payments/ach-direct-debit/blocked-bank-accounts).
 */
const DEBITS = {
  account_closed: never,
  bank_account_declined: again,
  bank_account_restricted: never,
  bank_account_unusable: never,
  debit_not_authorized: never,
  insufficient_funds: again,
  no_account: never,
  payment_method_bank_account_blocked: never,
  payment_method_customer_decline: again,
  payment_method_provider_decline: again,
  refer_to_customer: never,
};

const KNOWN = new Map<string, Decline>(Object.entries({ ...DEBITS, ...CARDS }));

/** What to make of a failure code; one that we don't know is not hard. */
export function declineOf(code: string | null): Decline {
  return (code === null ? undefined : KNOWN.get(code)) ?? again;
}
