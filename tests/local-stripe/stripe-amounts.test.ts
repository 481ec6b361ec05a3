import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decimalsOf,
  isCurrency as isLocalCurrency,
  minimumOf,
  stepOf,
} from '@/local/stripe/currencies';
import { isCurrency } from '@/lib/money';
import {
  fromStripeAmount,
  isStripeAmount,
  payableMethods,
  stripeExponent,
  toStripeAmount,
} from '@/lib/stripe-amounts';
import { declineOf } from '@/lib/stripe-declines';
import { TEST_ACCOUNTS, TEST_CARDS } from '@/local/stripe/test-numbers';

const codes = Intl.supportedValuesOf('currency').filter(isCurrency);

test('what Stripe can say goes over and comes back the same', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(fc.constantFrom(...codes), amount, (currency, amountMinor) => {
      const money = { amountMinor, currency };
      if (!isStripeAmount(money)) return;
      expect(fromStripeAmount(toStripeAmount(money), currency.toLowerCase())).toEqual(money);
    }),
  );
});

test('the portal and the local Stripe agree on every currency', () => {
  for (const currency of codes) {
    const local = currency.toLowerCase();
    expect([currency, stripeExponent(currency)]).toEqual([currency, decimalsOf(local)]);
    expect(isLocalCurrency(local)).toBe(true);
    const decimals = BigInt(stripeExponent(currency));
    // One whole unit is always said exactly, and is a multiple of Stripe's step.
    expect(10n ** decimals % BigInt(stepOf(local))).toBe(0n);
    const least = fromStripeAmount(minimumOf(local), local);
    if (!least || minimumOf(local) === 1) continue;
    expect(payableMethods(least)).toContain('card');
    expect(payableMethods({ ...least, amountMinor: least.amountMinor - 1n })).toEqual([]);
  }
});

test.each([
  [117_000n, 'USD', ['card', 'bank_debit']],
  [100_000_000n, 'USD', ['card']],
  [10n ** 12n, 'USD', []],
  [49n, 'USD', []],
  [38_000n, 'EUR', ['card']],
  [5_123n, 'KWD', []],
  [5_120n, 'KWD', ['card']],
])('%s %s can be paid by %j', (amountMinor, currency, methods) => {
  expect(payableMethods({ amountMinor, currency })).toEqual(methods);
});

test('every failure that the test numbers bring is judged', () => {
  const codesOf = [
    ...TEST_CARDS.map(({ does }) => (does.kind === 'declines' ? does.failure.declineCode : null)),
    ...TEST_ACCOUNTS.map(({ ends }) => (ends?.kind === 'fails' ? ends.failure.code : null)),
  ].filter((code) => code !== null);
  expect(codesOf.filter((code) => declineOf(code).hard).sort()).toEqual([
    'account_closed',
    'debit_not_authorized',
    'expired_card',
    'lost_card',
    'no_account',
  ]);
  expect(declineOf('stolen_card')).toEqual({ hard: true, discreet: true });
  expect(declineOf('something_new')).toEqual({ hard: false, discreet: false });
  expect(declineOf('constructor')).toEqual({ hard: false, discreet: false });
  expect(declineOf(null)).toEqual({ hard: false, discreet: false });
});
