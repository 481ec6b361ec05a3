import { publicId } from '@/lib/ids';
import { type Bench, rounded, type Tell } from '@/tests/bench/figure';
import { signIn } from '@/tests/bench/portal/sign-in';
import { type Stand, withStand } from '@/tests/bench/portal/stand';
import { eventsAsked, loadEvents } from './load-events';
import { tellToday } from './today';

const MOST_MS = 300;
const CLIENTS = 60;
const PAGES_EACH = 4;

/**
 * How long the firm's page of one client takes with ten million events in the log: sixty clients one after the other, and of
 * each the newest visits and three pages of those before, as somebody reads them; and how long Today takes with them. The slowest in twenty.
 */
export const timelineBench: Bench = (tell) =>
  withStand(tell, async (stand) => {
    await loadEvents(stand.database.admin, eventsAsked(), tell);
    await tellTimeline(stand, tell);
    await tellToday(stand, tell);
  });

async function tellTimeline({ url, database, firm }: Stand, { say, figure }: Tell): Promise<void> {
  const cookie = await signIn(url, firm.emails.owner);
  const { rows: clients } = await database.admin.query<{ id: string }>(
    'SELECT id FROM client ORDER BY id LIMIT $1',
    [CLIENTS],
  );
  const [{ count } = { count: 0 }] = (
    await database.admin.query<{ count: number }>('SELECT count(*)::int FROM activity_event')
  ).rows;
  const took: number[] = [];
  for (const [place, { id }] of clients.entries()) {
    let address: string | undefined = `${url}/staff/clients/${publicId('cl', id)}`;
    for (let page = 0; page < PAGES_EACH && address; page += 1) {
      const started = performance.now();
      const answer: Response = await fetch(address, { headers: { cookie }, redirect: 'manual' });
      const text = await answer.text();
      // The first client's are the server's own first pages.
      if (place > 0) took.push(performance.now() - started);
      if (answer.status !== 200 || !text.includes('id="visits"')) {
        throw new Error(`${address} answered ${answer.status} and shows no visits.`);
      }
      const next: string | undefined = /href="(\/staff\/clients\/[^"]*[?&;]before=[^"]+)"/.exec(
        text,
      )?.[1];
      address = next && new URL(next.replaceAll('&amp;', '&'), url).href;
    }
  }
  took.sort((a, b) => a - b);
  const p95 = took[Math.floor(took.length * 0.95)] ?? NaN;
  say(
    `  ${took.length} pages, the one in the middle ${rounded(took[took.length >> 1] ?? NaN, 0)} ms`,
  );
  figure({
    name: 'timeline.p95_ms',
    value: rounded(p95, 0),
    unit: 'ms',
    against: `the ${MOST_MS} ms that it may take, with ${count} events`,
    ratio: rounded(p95 / MOST_MS),
    target: { of: 'value', atMost: MOST_MS },
  });
}
