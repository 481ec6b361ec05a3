/** Why a payment did not go through, in Stripe's words for the API and for the payer. */
export type Failure = {
  code: string;
  /** Cards only: the issuer's reason, beside the code. */
  declineCode: string | null;
  message: string;
  advice: 'do_not_try_again' | 'try_again_later' | 'confirm_card_data' | null;
};

/** A test card of Stripe's (https://docs.stripe.com/testing) and what paying with it does. */
export type TestCard = {
  number: string;
  brand: 'visa' | 'mastercard';
  label: string;
  does: { kind: 'works' } | { kind: 'asks' } | { kind: 'declines'; failure: Failure };
  /** Works, and is disputed right after, for that reason. */
  disputedAs?: string;
  /** Refunds of all other cards succeed at once, and for good. */
  refunds?: { begin: 'pending' | 'succeeded'; failure: string | null };
};

/** A test account for bank debits; `ends` is null where the debit stays on its way for good. */
export type TestAccount = {
  number: string;
  label: string;
  ends: { kind: 'clears'; disputedAs?: string } | { kind: 'fails'; failure: Failure } | null;
};

export const ROUTING_NUMBER = '110000000';

const declines = (
  code: string,
  declineCode: string,
  message: string,
  advice: Failure['advice'] = null,
): TestCard['does'] => ({ kind: 'declines', failure: { code, declineCode, message, advice } });

const fails = (code: string, message: string): TestAccount['ends'] => ({
  kind: 'fails',
  failure: { code, declineCode: null, message, advice: null },
});

export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', label: 'Works', does: { kind: 'works' } },
  { number: '5555555555554444', brand: 'mastercard', label: 'Works', does: { kind: 'works' } },
  {
    number: '4000002500003155',
    brand: 'visa',
    label: 'Asks for 3-D Secure',
    does: { kind: 'asks' },
  },
  {
    number: '4000000000003220',
    brand: 'visa',
    label: 'Asks for 3-D Secure, always',
    does: { kind: 'asks' },
  },
  {
    number: '4000000000000002',
    brand: 'visa',
    label: 'Declined',
    does: declines('card_declined', 'generic_decline', 'Your card was declined.'),
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    label: 'Declined: insufficient funds',
    does: declines(
      'card_declined',
      'insufficient_funds',
      'Your card has insufficient funds.',
      'try_again_later',
    ),
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    label: 'Declined: expired card',
    does: declines('expired_card', 'expired_card', 'Your card has expired.', 'do_not_try_again'),
  },
  {
    number: '4000000000009987',
    brand: 'visa',
    label: 'Declined: lost card',
    does: declines('card_declined', 'lost_card', 'Your card was declined.', 'do_not_try_again'),
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    label: 'Declined: processing error',
    does: declines(
      'processing_error',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
      'try_again_later',
    ),
  },
  {
    number: '4000000000000259',
    brand: 'visa',
    label: 'Works, then disputed: fraudulent',
    does: { kind: 'works' },
    disputedAs: 'fraudulent',
  },
  {
    number: '4000000000002685',
    brand: 'visa',
    label: 'Works, then disputed: not received',
    does: { kind: 'works' },
    disputedAs: 'product_not_received',
  },
  {
    number: '4000000000007726',
    brand: 'visa',
    label: 'Works; a refund is pending first',
    does: { kind: 'works' },
    refunds: { begin: 'pending', failure: null },
  },
  {
    number: '4000000000005126',
    brand: 'visa',
    label: 'Works; a refund fails later',
    does: { kind: 'works' },
    refunds: { begin: 'succeeded', failure: 'expired_or_canceled_card' },
  },
];

export const TEST_ACCOUNTS: readonly TestAccount[] = [
  { number: '000123456789', label: 'Clears', ends: { kind: 'clears' } },
  {
    number: '000111111113',
    label: 'Fails later: account closed',
    ends: fails('account_closed', "The customer's bank account has been closed."),
  },
  {
    number: '000111111116',
    label: 'Fails later: no account found',
    ends: fails('no_account', "The customer's bank account could not be located."),
  },
  {
    number: '000222222227',
    label: 'Fails later: insufficient funds',
    ends: fails('insufficient_funds', "The customer's account has insufficient funds."),
  },
  {
    number: '000333333335',
    label: 'Fails later: debits not authorized',
    ends: fails('debit_not_authorized', 'The customer has not authorized debits on this account.'),
  },
  {
    number: '000555555559',
    label: 'Clears, then disputed',
    ends: { kind: 'clears', disputedAs: 'debit_not_authorized' },
  },
  { number: '000000000009', label: 'Stays on its way', ends: null },
];

/** What Stripe says, in test mode, of a card that is no test card. */
export const LIVE_CARD: Failure = {
  code: 'card_declined',
  declineCode: 'test_mode_live_card',
  message: 'Your card was declined. Your request was in test mode, but used a non test card.',
  advice: null,
};

/** How a debit ends for a failure code, for whoever makes one fail by hand. */
export function debitFailure(code: string): Failure | undefined {
  for (const { ends } of TEST_ACCOUNTS) {
    if (ends?.kind === 'fails' && ends.failure.code === code) return ends.failure;
  }
  return undefined;
}

/** The test card that ends so: all that a charge keeps of a number. */
export function testCardOf(last4: string | null | undefined): TestCard | undefined {
  return TEST_CARDS.find(({ number }) => number.slice(-4) === last4);
}

/** The test account that ends so. */
export function testAccountOf(last4: string | null | undefined): TestAccount | undefined {
  return TEST_ACCOUNTS.find(({ number }) => number.slice(-4) === last4);
}

/** Whether the last digit fits the others (ISO/IEC 7812, Luhn). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
