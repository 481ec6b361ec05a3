import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { PortalError } from '@/lib/errors';
import { faultsInBooks } from '@/tests/domain/payments/books';
import { ownerQuery } from '@/tests/support/database';
import { Play } from './play-history';
import { history } from './steps';

/**
 * The product's books against a model of them, over random histories of bills, payments, refunds, disputes, credit notes,
 * credit and cancelling, in any order, with copies: after each step all that is kept of a client is compared.
 *
 * `npm test` takes 2,000 steps. The long run: `ORACLE_STEPS=100000 npx vitest run --project db tests/domain/oracle`.
 * A failure is cut down to the shortest history that fails, and says it in words.
 */
const STEPS = Number(process.env.ORACLE_STEPS ?? 2_000);
const HISTORIES_AT_A_TIME = 10;
/** Longer than it takes by far: a failure needs time to be cut down. */
const TIMEOUT_MS = 300_000 + STEPS * 100;

// In these histories Stripe can't be reached; what becomes of a refund it tells by itself.
vi.mock('@/lib/stripe-refunds', () => ({
  createRefund: () => Promise.reject(new PortalError('unavailable', 'stripe.unavailable')),
}));

it(
  `${STEPS} steps of random histories leave the books as the model says`,
  async () => {
    let verified = 0;
    const asTheModelSays = fc.asyncProperty(history, async (steps) => {
      const play = await Play.begin();
      for (const step of steps) {
        if (!(await play.take(step))) continue;
        await play.books.compare();
        verified += 1;
      }
    });
    while (verified < STEPS) await fc.assert(asTheModelSays, { numRuns: HISTORIES_AT_A_TIME });
    expect(await faultsInBooks()).toEqual([]);
    const [clients] = await ownerQuery<{ n: number }>(
      'SELECT count(*)::int AS n FROM client_balance',
    );
    expect(clients?.n).toBeGreaterThan(STEPS / 100);
  },
  TIMEOUT_MS,
);
