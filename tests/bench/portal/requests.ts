import autocannon from 'autocannon';
import { median, rounded, type Tell } from '@/tests/bench/figure';
import { signIn } from './sign-in';
import type { Stand } from './stand';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;
const ROUND_SECONDS = 6;
const ROUNDS = 7;
const LEAST = 0.3;

/** Requests a second of the two pages that a contact looks at most. */
export async function tellRequests({ url, bareUrl, firm }: Stand, tell: Tell): Promise<void> {
  const cookie = await signIn(url, firm.emails.contact);
  const pages = { 'pages.home': `${url}/`, 'pages.invoices': `${url}/invoices` };
  await comparePages({ bareUrl, pages, cookie, shows: firm.contactName, atLeast: LEAST }, tell);
}

type Compared = {
  bareUrl: string;
  /** Addresses, by what the figure of each is called. */
  pages: Record<string, string>;
  cookie: string;
  /** What stands on each of them, so that it is known to be the page. */
  shows: string;
  /** Of the bare page's requests. */
  atLeast?: number;
};

/**
 * Requests a second of a signed-in contact's pages, against a page of Next that is dynamic and nothing else. They take
 * turns, so that whatever else the machine does hits each alike; a ratio is the median of the rounds' own.
 */
export async function comparePages(
  { bareUrl, pages, cookie, shows, atLeast }: Compared,
  { say, figure }: Tell,
): Promise<void> {
  for (const address of Object.values(pages)) {
    await requireShown(address, cookie, shows);
  }
  const bare = `${bareUrl}/`;
  for (const address of [bare, ...Object.values(pages)]) {
    await requestsPerSecond(address, cookie, WARM_UP_SECONDS);
  }
  const rounds: Record<string, number>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const speeds: Record<string, number> = {
      bare: await requestsPerSecond(bare, cookie, ROUND_SECONDS),
    };
    for (const [name, address] of Object.entries(pages)) {
      speeds[name] = await requestsPerSecond(address, cookie, ROUND_SECONDS);
    }
    rounds.push(speeds);
    const told = Object.entries(speeds).map(([name, speed]) => `${name} ${rounded(speed, 1)}`);
    say(`  round ${round} of ${ROUNDS}, requests a second: ${told.join(', ')}`);
  }
  for (const name of Object.keys(pages)) {
    const speeds = rounds.map((round) => round[name] ?? NaN);
    const ratios = rounds.map((round) => (round[name] ?? NaN) / (round.bare ?? NaN));
    figure({
      name,
      value: rounded(median(speeds), 1),
      unit: 'requests/s',
      against: `a bare dynamic page, ${rounded(median(rounds.map(({ bare }) => bare ?? NaN)), 1)} requests/s`,
      ratio: rounded(median(ratios)),
      ...(atLeast !== undefined && { target: { of: 'ratio' as const, atLeast } }),
    });
  }
}

/** A page that sends to the sign-in page, or that says that something is wrong, is fast too. */
async function requireShown(address: string, cookie: string, name: string): Promise<void> {
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(name)) {
    throw new Error(`${address} answered ${answer.status} and does not show ${name}.`);
  }
}

async function requestsPerSecond(url: string, cookie: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration, headers: { cookie } });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${url}: ${failed} of ${result.requests.total} requests failed.`);
  return result.requests.total / result.duration;
}
