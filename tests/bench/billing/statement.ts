import { rounded, type Tell } from '@/tests/bench/figure';
import { signIn } from '@/tests/bench/portal/sign-in';
import { emails } from '@/tests/support/cast';
import type { BillingStand } from './stand';
import { msOf, percentile } from './timing';

const WARM_UP = 5;
const TIMES = 60;
const MOST_MS = 500;

/** How long a contact waits for the statement of all that there ever was: 10,000 invoices and their payments. */
export async function tellStatement({ url }: BillingStand, { figure }: Tell): Promise<void> {
  const cookie = await signIn(url, emails.dana);
  const address = `${url}/statements?span=all`;
  const ask = async () => {
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes('A-99')) {
      throw new Error(`${address} answered ${answer.status}, or does not show the newest bills.`);
    }
  };
  for (let n = 0; n < WARM_UP; n += 1) await ask();
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) times.push(await msOf(ask));
  const value = percentile(times, 95);
  const bare = `${url}/api/health`;
  const bareTimes: number[] = [];
  for (let n = 0; n < TIMES; n += 1)
    bareTimes.push(await msOf(async () => (await fetch(bare)).text()));
  figure({
    name: 'statement.p95_ms',
    value: rounded(value, 1),
    unit: 'ms',
    against: `asking whether the portal is there, ${rounded(percentile(bareTimes, 95), 1)} ms`,
    ratio: rounded(value / percentile(bareTimes, 95), 1),
    target: { of: 'value', atMost: MOST_MS },
  });
}
