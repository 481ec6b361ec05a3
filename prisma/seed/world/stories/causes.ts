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

/** In how many of their visits somebody met the trouble, before its fix and since. */
const IN_VAIN = { before: 0.3, since: 0.05 } as const;
const TURNED_BACK = { before: 0.42, since: 0.4 } as const;
const WRONG_PASSWORD = { before: 0.09, since: 0.03 } as const;

/**
 * What some months of small things look like of which the firm then found the causes: papers that are sought by a word they
 * are not filed under, a form that turns an address back, passwords that are written down wrongly. By a chance of its own, so
 * that no other story changes.
 */
export function tellCauses(world: World): void {
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
      if (day > addDays(dayIn(zone, client.cameAt), 9)) comeBy(world, client, day, chance);
    }
  }
}

function comeBy(world: World, client: DemoClient, day: Day, chance: Chance): void {
  const [contact] = client.contacts;
  if (!contact?.joinedAt) return;
  const shareOf = (name: keyof typeof FIXED_DAYS_AGO, share: { before: number; since: number }) =>
    day <= world.calendar.daysAgo(FIXED_DAYS_AGO[name]) ? share.before : share.since;
  const at = momentFor(world, client, day);
  const data = { reason: 'password', ip: contact.device.ip } as const;
  if (chance.is(shareOf('reset', WRONG_PASSWORD))) {
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
    if (chance.is(shareOf('search', IN_VAIN))) walk.search(word, 0).search(other, 0);
    else walk.search(word, chance.whole(1, 4));
    walk.page('/documents');
    return;
  }
  const form = { kind: 'page', id: '/people/new' } as const;
  walk.page('/people').page('/people/new', 30);
  if (chance.is(shareOf('invite', TURNED_BACK))) {
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
