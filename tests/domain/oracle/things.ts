/** What the model knows, by names instead of ids: `bill 1`, `payment 2`. Amounts are minor units. */

export type Currency = 'USD' | 'EUR';

export type Bill = {
  name: string;
  currency: Currency;
  totalMinor: bigint;
  /** The order in which bills are due. */
  dueIn: number;
  number: number;
  void: boolean;
  /** Nobody expects it any more; it is owed all the same. */
  givenUp: boolean;
};

/** How much of something each bill has. */
export type Given = Map<Bill, bigint>;

export type Payment = {
  kind: 'payment';
  name: string;
  currency: Currency;
  amountMinor: bigint;
  state: 'processing' | 'succeeded' | 'failed';
  /** What it was meant for. */
  plan: [Bill, bigint][];
  given: Given;
  /** Whether it came through Stripe. */
  byStripe: boolean;
  refunds: Refund[];
  disputes: Dispute[];
  born: number;
};

export type Note = {
  kind: 'note';
  name: string;
  currency: Currency;
  amountMinor: bigint;
  of: Bill;
  given: Given;
  born: number;
};

export type Source = Payment | Note;

export type Refund = {
  name: string;
  of: Payment;
  amountMinor: bigint;
  state: 'pending' | 'succeeded' | 'failed';
  /** The bill that is credited by as much when it arrives. */
  credits: Bill | null;
  /** What it took, and from where. */
  took: Given;
};

export type Dispute = {
  name: string;
  of: Payment;
  amountMinor: bigint;
  withdrawn: boolean;
  reinstated: boolean;
  took: Given;
};

export const sumOf = (amounts: Iterable<bigint>): bigint =>
  [...amounts].reduce((sum, amount) => sum + amount, 0n);
export const least = (first: bigint, ...others: bigint[]): bigint =>
  others.reduce((low, amount) => (amount < low ? amount : low), first);
export const givenOf = (source: Source): bigint => sumOf(source.given.values());

export function give(given: Given, bill: Bill, amountMinor: bigint): void {
  if (amountMinor === 0n) return;
  given.set(bill, (given.get(bill) ?? 0n) + amountMinor);
}

/** What is due first, first. */
export function byDueDay(a: Bill, b: Bill): number {
  return a.dueIn - b.dueIn || a.number - b.number;
}

/** What has certainly gone back of a payment. */
export function goneOf({ refunds, disputes }: Payment): bigint {
  return (
    sumOf(refunds.filter(({ state }) => state === 'succeeded').map((one) => one.amountMinor)) +
    sumOf(disputes.filter(({ withdrawn }) => withdrawn).map((one) => one.amountMinor))
  );
}

/** What is on its way back. */
export function leavingOf({ refunds }: Payment): bigint {
  return sumOf(refunds.filter(({ state }) => state === 'pending').map((one) => one.amountMinor));
}
