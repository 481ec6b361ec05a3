import { addDays, type Day, dayIn } from '@/lib/clock';
import { zone } from '../calendar';
import { type Chance, chanceOf } from '../chance';
import { momentFor } from '../hours';
import { record } from '../record';
import { Walk } from '../walk';
import type { DemoClient, World } from '../world';

/** How many days ago each fix of the causes went in (write/tell-causes.ts); the last days are the other stories'. */
export const FIXED_DAYS_AGO = { search: 47, invite: 52, reset: 19 } as const;

const FROM_DAYS = 118;
const UNTIL_DAYS = 17;
const GAP_DAYS = [9, 14] as const;

type Fixed = keyof typeof FIXED_DAYS_AGO;

/** In how many of their tries somebody met the trouble, before its fix and since. */
const SHARES: Record<Fixed, { before: number; since: number }> = {
  search: { before: 0.3, since: 0.05 },
  invite: { before: 0.4, since: 0.4 },
  reset: { before: 0.13, since: 0.05 },
};

/** Whether somebody meets a trouble on a day. */
type Trouble = (name: Fixed, day: Day) => boolean;

/** Spread evenly, so that the shares come out whatever the day on which the demo is made. */
function troubles(world: World): Trouble {
  const counts = new Map<string, number>();
  return (name, day) => {
    const time = day <= world.calendar.daysAgo(FIXED_DAYS_AGO[name]) ? 'before' : 'since';
    const share = SHARES[name][time];
    const count = (counts.get(`${name} ${time}`) ?? 0) + 1;
    counts.set(`${name} ${time}`, count);
    return Math.floor(count * share) > Math.floor((count - 1) * share);
  };
}

/**
 * What some months of small things look like of which the firm then found the causes: papers that are sought by a word they
 * are not filed under, a form that turns an address back, passwords that are written down wrongly. By a chance of its own, so
 * that no other story changes.
 */
export function tellCauses(world: World): void {
  const trouble = troubles(world);
  for (const client of world.clients.values()) {
    const { quietDaysAgo, leftDaysAgo } = client.plan;
    if (client.key === 'larkspur' || quietDaysAgo || leftDaysAgo) continue;
    const chance = chanceOf(`causes ${client.key}`);
    const first = world.calendar.daysAgo(FROM_DAYS - chance.whole(0, 9));
    for (
      let day = first;
      day <= world.calendar.daysAgo(UNTIL_DAYS);
      day = addDays(day, chance.whole(...GAP_DAYS))
    ) {
      if (day > addDays(dayIn(zone, client.cameAt), 9)) comeBy(world, client, day, chance, trouble);
    }
  }
}

function comeBy(
  world: World,
  client: DemoClient,
  day: Day,
  chance: Chance,
  trouble: Trouble,
): void {
  const [contact] = client.contacts;
  if (!contact?.joinedAt) return;
  const at = momentFor(world, client, day);
  const data = { reason: 'password', ip: contact.device.ip } as const;
  if (trouble('reset', day)) {
    for (const seconds of [300, 250, 170]) {
      record(
        world,
        { kind: 'sign-in', contact, device: contact.device },
        {
          ...{ type: 'signin.failed', client, subject: null, data },
          at: new Date(at.getTime() - seconds * 1000),
        },
      );
    }
  }
  const walk = new Walk(world, contact, at).signIn().page('/');
  if (chance.is(0.6)) {
    const [word, other] = chance.pick(WORDS);
    if (trouble('search', day)) walk.search(word, 0).search(other, 0);
    else walk.search(word, chance.whole(1, 4));
    walk.page('/documents');
    return;
  }
  const form = { kind: 'page', id: '/people/new' } as const;
  walk.page('/people').page('/people/new', 30);
  if (trouble('invite', day)) {
    for (let tries = 0; tries < 3; tries += 1) {
      walk.does('form.rejected', form, { form: 'colleague', field: 'email' }).wait(8, 25);
    }
  }
  walk.page('/people');
}

/** What they call it, and what they try next. */
const WORDS = [
  ['tax W-2', 'tax forms'],
  ['W-2 tax', 'wages tax'],
  ['payroll tax', 'tax wages'],
] as const;
