import { addDays, dayIn } from '@/lib/clock';
import { zone } from './calendar';
import { momentFor } from './hours';
import { Walk } from './walk';
import type { DemoClient, DemoContact, World } from './world';

/** The last days are the stories'. */
const UNTIL_DAYS = 16;
const USUAL_GAP_DAYS = [9, 19] as const;

const SEARCHES: readonly [string, number][] = [
  ['W-2', 2],
  ['engagement letter', 1],
  ['statement', 3],
  ['invoice october', 4],
  ['941', 2],
  ['nda', 1],
  ['receipt', 5],
];

/** What everybody does now and then: look in, search, read something again. */
export function buildRoutine(world: World): void {
  for (const client of world.clients.values()) {
    if (client.key === 'larkspur') continue;
    const { quietDaysAgo, leftDaysAgo } = client.plan;
    const until = world.calendar.daysAgo(
      quietDaysAgo ?? (leftDaysAgo ? leftDaysAgo + 2 : UNTIL_DAYS),
    );
    let day = addDays(dayIn(zone, client.cameAt), 8);
    while (day < until) {
      lookIn(world, client, day);
      day = addDays(day, client.chance.whole(...USUAL_GAP_DAYS));
    }
    lookIn(world, client, addDays(until, -1));
  }
}

function lookIn(world: World, client: DemoClient, day: string): void {
  const { chance } = client;
  const contact = chance.pick(regulars(client));
  const walk = new Walk(world, contact, momentFor(world, client, day)).signIn().page('/');
  const at = walk.at;
  const known = world.documents.filter(
    ({ readers, publishedAt, openedAt }) =>
      readers.includes(contact) && publishedAt !== null && openedAt !== null && openedAt < at,
  );
  if (known.length > 0 && chance.is(0.35)) {
    walk.page('/documents').open(chance.pick(known));
  } else if (chance.is(0.2)) {
    walk.search(...chance.pick(SEARCHES)).page('/documents');
  } else {
    walk.page(chance.pick(['/invoices', '/documents']));
  }
  if (chance.is(0.12)) walk.does('person.signed_out', null, {});
}

/** Who looks in: not those who come for the books alone, and not who has not come yet. */
function regulars({ contacts }: DemoClient): DemoContact[] {
  return contacts.filter(
    ({ joinedAt, rights }, place) => joinedAt && (place === 0 || rights.documents),
  );
}
