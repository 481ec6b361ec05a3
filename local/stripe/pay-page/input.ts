import type { CardInput } from '../payments/pay-by-card';
import type { Payer } from '../resources/payment-methods';
import { isCardNumber, ROUTING_NUMBER, TEST_ACCOUNTS, type TestAccount } from '../test-numbers';
import type { Typed } from './form';

type Wrong = { kind: 'problem'; message: string; typed: Typed };

/** Reads the card form, or the button of a test card. */
export function readCard(
  form: URLSearchParams,
  email: string | null,
  now: number,
): { kind: 'card'; input: CardInput } | Wrong {
  const today = new Date(now);
  const test = form.get('test');
  if (test !== null) {
    const expiry = { month: 12, year: today.getUTCFullYear() + 3 };
    return { kind: 'card', input: { number: test, expiry, payer: payerOf(form, email) } };
  }
  const typed = typedIn(form);
  const number = (typed.number ?? '').replaceAll(/[\s-]/g, '');
  const wrong = (message: string): Wrong => ({ kind: 'problem', message, typed });
  if (!isCardNumber(number)) return wrong('Your card number is incorrect.');
  const match = /^\s*(\d{1,2})\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(typed.expiry ?? '');
  const month = Number(match?.[1]);
  const year = 2000 + Number(match?.[2]);
  if (!match || month < 1 || month > 12) return wrong('Your card’s expiry date is incomplete.');
  // A card is good to the end of its month.
  if (Date.UTC(year, month) <= today.getTime()) return wrong('Your card’s expiry date is past.');
  if (!/^\d{3,4}$/.test(typed.cvc ?? '')) return wrong('Your card’s security code is incomplete.');
  return { kind: 'card', input: { number, expiry: { month, year }, payer: payerOf(form, email) } };
}

/** Reads the bank form, or the button of a test account. */
export function readDebit(
  form: URLSearchParams,
  email: string | null,
): { kind: 'debit'; account: TestAccount; payer: Payer } | Wrong {
  const typed = typedIn(form);
  const number = (form.get('test') ?? typed.account ?? '').replaceAll(/\s/g, '');
  const routing = form.get('routing')?.replaceAll(/\s/g, '') ?? ROUTING_NUMBER;
  const account = TEST_ACCOUNTS.find((one) => one.number === number);
  if (account && routing === ROUTING_NUMBER) {
    return { kind: 'debit', account, payer: payerOf(form, email) };
  }
  return {
    kind: 'problem',
    message: `That is none of Stripe’s test accounts. Take the routing number ${ROUTING_NUMBER} and one of the accounts below.`,
    typed,
  };
}

function typedIn(form: URLSearchParams): Typed {
  const names = ['number', 'expiry', 'cvc', 'name', 'account'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value.slice(0, 100)]];
    }),
  );
}

function payerOf(form: URLSearchParams, email: string | null): Payer {
  return { name: form.get('name')?.trim().slice(0, 100) || null, email };
}
