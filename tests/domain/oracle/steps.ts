import fc from 'fast-check';

/**
 * One step of a history, told apart by `do`. A number stands for one of the things that are there then (`bill: 0` is the
 * newest, and so on back, and anew after the oldest), `part` for so many hundredths of what there is.
 */
export type Step =
  | { do: 'bill'; currency: 'USD' | 'EUR'; totalMinor: number; dueIn: number }
  | { do: 'record'; bill: number; part: number; beyond: 'refuse' | 'oldest' | 'credit' }
  | { do: 'page'; bills: number[]; part: number; story: Story }
  | { do: 'hear'; page: number; statement: number; copy: number }
  | { do: 'refund'; payment: number; bill: number; part: number; credits: boolean }
  | { do: 'dashboard'; payment: number; part: number; state: 'pending' | 'succeeded' }
  | { do: 'hear refund'; refund: number; state: 'pending' | 'succeeded' | 'failed' }
  | { do: 'dispute'; payment: number; part: number }
  | { do: 'hear dispute'; dispute: number; what: DisputeWord }
  | { do: 'note'; bill: number; part: number }
  | { do: 'apply'; currency: 'USD' | 'EUR' }
  | { do: 'cancel'; bill: number }
  | { do: 'give up'; bill: number; uncollectible: boolean }
  | { do: 'again'; what: number };

/** What becomes of a page to pay on, in Stripe's books. */
export type Story = 'card' | 'second card' | 'debit clears' | 'debit fails';
export type DisputeWord = 'created' | 'withdrawn' | 'closed' | 'reinstated';

/** Often the newest, so that one thing has a long story of its own. */
const which = fc.oneof(fc.constant(0), fc.nat(2), fc.nat(11));
/** Mostly all or a part, now and then too much or nothing. */
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constant(100) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 99 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -20, 101, 150) },
);
const currency = fc.constantFrom('USD' as const, 'USD' as const, 'USD' as const, 'EUR' as const);
const story = fc.constantFrom<Story[]>(
  'card',
  'card',
  'second card',
  'debit clears',
  'debit fails',
);
const refundState = fc.constantFrom(
  'succeeded' as const,
  'succeeded' as const,
  'failed' as const,
  'pending' as const,
);
const word = fc.constantFrom<DisputeWord[]>(
  'withdrawn',
  'withdrawn',
  'reinstated',
  'created',
  'closed',
);
const beyond = fc.constantFrom('refuse' as const, 'oldest' as const, 'credit' as const);

const kinds: { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('bill' as const),
      currency,
      totalMinor: fc.integer({ min: 1, max: 50_000 }),
      dueIn: fc.integer({ min: 0, max: 90 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('record' as const), bill: which, part, beyond }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('page' as const),
      bills: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
      part,
      story,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      page: which,
      statement: fc.nat(1),
      copy: fc.nat(1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      payment: which,
      bill: which,
      part,
      credits: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('dashboard' as const),
      payment: which,
      part,
      state: fc.constantFrom('pending' as const, 'succeeded' as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('hear refund' as const),
      refund: which,
      state: refundState,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('dispute' as const), payment: which, part }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ do: fc.constant('hear dispute' as const), dispute: which, what: word }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('note' as const), bill: which, part }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('apply' as const), currency }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), bill: which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('give up' as const),
      bill: which,
      uncollectible: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), what: which }) },
];

const USD = { currency: 'USD' } as const;
const bill = fc.integer({ min: 1, max: 90 }).map((days): Step => ({
  do: 'bill',
  ...USD,
  totalMinor: 10_000 + days,
  dueIn: days,
}));
const say = (step: Step) => fc.constant(step);
const some = fc.integer({ min: 1, max: 99 });

/** What chance alone seldom brings together, the newest thing each time. */
const tales: fc.Arbitrary<Step[]>[] = [
  // Several bills on one page, of which a bank takes a part back.
  fc.tuple(
    bill,
    bill,
    bill,
    say({ do: 'page', bills: [0, 1, 2], part: 100, story: 'card' }),
    say({ do: 'hear', page: 0, statement: 0, copy: 0 }),
    some.map((hundredths): Step => ({ do: 'dispute', payment: 0, part: hundredths })),
    say({ do: 'hear dispute', dispute: 0, what: 'withdrawn' }),
  ),
  // A refund on its way that will credit a bill, which is credited meanwhile.
  fc.tuple(
    bill,
    say({ do: 'page', bills: [0], part: 100, story: 'debit clears' }),
    say({ do: 'hear', page: 0, statement: 1, copy: 0 }),
    some.map((hundredths): Step => ({
      do: 'refund',
      payment: 0,
      bill: 0,
      part: hundredths,
      credits: true,
    })),
    some.map((hundredths): Step => ({ do: 'note', bill: 0, part: hundredths })),
    say({ do: 'hear refund', refund: 0, state: 'succeeded' }),
  ),
  // Credit of a bill that was paid is used for another, which is cancelled.
  fc.tuple(
    bill,
    say({ do: 'record', bill: 0, part: 100, beyond: 'refuse' }),
    some.map((hundredths): Step => ({ do: 'note', bill: 0, part: hundredths })),
    bill,
    say({ do: 'apply', ...USD }),
    say({ do: 'cancel', bill: 0 }),
  ),
  // Credit, and a debit on its way to the bill that it could pay.
  fc.tuple(
    bill,
    say({ do: 'record', bill: 0, part: 150, beyond: 'credit' }),
    bill,
    some.map((hundredths): Step => ({
      do: 'page',
      bills: [0],
      part: hundredths,
      story: 'debit clears',
    })),
    say({ do: 'hear', page: 0, statement: 0, copy: 0 }),
    say({ do: 'apply', ...USD }),
    say({ do: 'hear', page: 0, statement: 1, copy: 0 }),
  ),
  // What went back comes again, when its bill was paid otherwise.
  fc.tuple(
    bill,
    say({ do: 'page', bills: [0], part: 100, story: 'card' }),
    say({ do: 'hear', page: 0, statement: 0, copy: 0 }),
    say({ do: 'dashboard', payment: 0, part: 100, state: 'succeeded' }),
    fc.record({
      do: fc.constant('record' as const),
      bill: fc.constant(0),
      part,
      beyond: fc.constant('refuse' as const),
    }),
    say({ do: 'hear refund', refund: 0, state: 'failed' }),
  ),
  // A bank takes more than is left, and what had gone back comes again.
  fc.tuple(
    bill,
    say({ do: 'page', bills: [0], part: 100, story: 'card' }),
    say({ do: 'hear', page: 0, statement: 0, copy: 0 }),
    say({ do: 'dashboard', payment: 0, part: 100, state: 'succeeded' }),
    some.map((hundredths): Step => ({ do: 'dispute', payment: 0, part: hundredths })),
    say({ do: 'hear dispute', dispute: 0, what: 'withdrawn' }),
    say({ do: 'hear refund', refund: 0, state: 'failed' }),
  ),
];

/** Whatever happens to one client, in any order; a history that fails is cut down to what it takes. */
export const history = fc
  .array(
    fc.oneof(
      { weight: 14, arbitrary: fc.oneof(...kinds).map((step) => [step]) },
      { weight: 1, arbitrary: fc.oneof(...tales) },
    ),
    { minLength: 1, maxLength: 50, size: 'max' },
  )
  .map((parts) => parts.flat());
