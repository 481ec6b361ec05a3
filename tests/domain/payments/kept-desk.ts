import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { faultsInBooks } from './books';
import { heard } from './money-back';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

/**
 * A local Stripe for the tests of a file, given to `keep` before the first. After each of them nothing waits to be heard, and
 * the books of the whole database are right.
 */
export function keepDesk(keep: (desk: StripeDesk) => void): void {
  let desk: StripeDesk;
  beforeAll(async () => {
    desk = await openStripeDesk();
    keep(desk);
  });
  afterAll(() => desk?.stop());
  afterEach(async () => {
    desk.control.clearFaults();
    await heard(desk);
    expect(await faultsInBooks()).toEqual([]);
  });
}
