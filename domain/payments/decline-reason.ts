import { declineOf } from '@/lib/stripe-declines';

/** Why a bank said no, as one can say it to the payer: the last part of a key of the catalogue. */
export type DeclineReason =
  | 'account'
  | 'blocked'
  | 'confirm'
  | 'declined'
  | 'expired'
  | 'funds'
  | 'later'
  | 'limit'
  | 'not_allowed'
  | 'twice'
  | 'typed'
  | 'unsupported';

const REASONS: Record<Exclude<DeclineReason, 'declined'>, readonly string[]> = {
  account: ['account_closed', 'invalid_account', 'no_account', 'new_account_information_available'],
  blocked: [
    'bank_account_restricted',
    'bank_account_unusable',
    'payment_method_bank_account_blocked',
    'refer_to_customer',
  ],
  confirm: [
    'authentication_not_handled',
    'authentication_required',
    'offline_pin_required',
    'online_or_offline_pin_required',
    'payment_intent_authentication_failure',
  ],
  expired: ['expired_card'],
  funds: ['insufficient_funds'],
  later: [
    'issuer_not_available',
    'no_action_taken',
    'processing_error',
    'reenter_transaction',
    'try_again_later',
  ],
  limit: ['card_velocity_exceeded', 'pin_try_exceeded', 'withdrawal_count_limit_exceeded'],
  not_allowed: ['debit_not_authorized', 'payment_method_customer_decline', 'stop_payment_order'],
  twice: ['duplicate_transaction'],
  typed: [
    'incorrect_address',
    'incorrect_cvc',
    'incorrect_number',
    'incorrect_pin',
    'incorrect_zip',
    'invalid_cvc',
    'invalid_expiry_month',
    'invalid_expiry_year',
    'invalid_number',
    'invalid_pin',
  ],
  unsupported: [
    'card_not_supported',
    'currency_not_supported',
    'not_permitted',
    'service_not_allowed',
    'transaction_not_allowed',
  ],
};

const BY_CODE = new Map(
  Object.entries(REASONS).flatMap(([reason, codes]) =>
    codes.map((code) => [code, reason as DeclineReason] as const),
  ),
);

/** What to say of a failure code: nothing more than "declined" where the reason would warn a thief. */
export function declineReason(code: string | null): DeclineReason {
  if (!code || declineOf(code).discreet) return 'declined';
  return BY_CODE.get(code) ?? 'declined';
}
