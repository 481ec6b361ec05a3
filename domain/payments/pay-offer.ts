import { currencyExponent, type Money } from '@/lib/money';
import { payableMethods, type PayMethod } from '@/lib/stripe-amounts';

/** In whole units of money, whatever the currency's decimals: the least that a part may be, and may leave over. */
const LEAST_PART = 50n;
const LEAST_REST = 1n;
/** A unit of a currency without decimals is worth about a hundredth of one with. */
const WITHOUT_DECIMALS = 100n;

/** What a client may pay of an invoice now, through the portal. */
export type PayOffer = {
  left: Money;
  /** From how much a part may be paid; null where only all can be. */
  partFromMinor: bigint | null;
  /** None where this amount can't be paid online. */
  methods: PayMethod[];
};

/** What may be paid of what is left (owed, and not on its way); null where nothing is. */
export function payOffer(left: Money): PayOffer | null {
  if (left.amountMinor <= 0n) return null;
  const partFromMinor = leastPart(left.currency);
  const dividable = left.amountMinor >= partFromMinor + leastRest(left.currency);
  return { left, partFromMinor: dividable ? partFromMinor : null, methods: payableMethods(left) };
}

/** What is wrong with paying `amountMinor` of `left`, as a key of the catalogue; null when nothing is. */
export function partProblem(amountMinor: bigint, left: Money): string | null {
  if (amountMinor === left.amountMinor) return null;
  if (amountMinor > left.amountMinor) return 'payments.errors.more_than_left';
  const { partFromMinor } = payOffer(left) ?? { partFromMinor: null };
  if (partFromMinor === null) return 'payments.errors.only_all';
  if (amountMinor < partFromMinor) return 'payments.errors.part_too_small';
  const rest = left.amountMinor - amountMinor;
  return rest < leastRest(left.currency) ? 'payments.errors.rest_too_small' : null;
}

/** The least that a part may be, in minor units. */
export function leastPart(currency: string): bigint {
  return LEAST_PART * unitOf(currency);
}

function leastRest(currency: string): bigint {
  return LEAST_REST * unitOf(currency);
}

function unitOf(currency: string): bigint {
  const decimals = currencyExponent(currency);
  return decimals === 0 ? WITHOUT_DECIMALS : 10n ** BigInt(decimals);
}
