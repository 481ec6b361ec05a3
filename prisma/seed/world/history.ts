import { addDays, type Day, daysBetween, dayIn } from '@/lib/clock';
import { draftBill, sendBill } from './bill';
import { monthsBefore, periodOf, yearOf, zone } from './calendar';
import {
  cancelledCourse,
  creditedCourse,
  lateCourse,
  later,
  partsCourse,
  payAtSecondTry,
  refundedCourse,
  type Sent,
  usualCourse,
} from './course';
import { HISTORY_UNTIL_DAYS, latest } from './latest';
import { type Line, line, type Service } from './services';
import type { DemoClient, World } from './world';

const MONTHS_BACK = 18;
const TERM_DAYS = 30;

/** All bills but the newest, and what became of each. */
export function buildHistory(world: World): void {
  for (const client of world.clients.values()) {
    const anchor = anchorOf(world, client);
    client.plan.work.forEach((service, place) => {
      for (const day of daysOf(service, addDays(anchor, -place * 9))) {
        if (!isPast(world, client, day)) continue;
        const period = periodOf(day);
        bill(world, client, day, service.title(period), service.lines(period));
        if (place === 0 && client.chance.is(0.07))
          bill(world, client, addDays(day, -6), ...extra(client));
      }
    });
  }
}

/** The day of the month on which a client is billed is that of its newest bill. */
function anchorOf({ calendar }: World, { key, plan }: DemoClient): Day {
  const newest = latest.find(({ client }) => client === key);
  return calendar.daysAgo(newest?.sent ?? plan.leftDaysAgo ?? 30);
}

function daysOf({ every }: Service, anchor: Day): Day[] {
  if (every === 12) {
    const year = yearOf(anchor);
    return [year - 1, year].map((each) => `${each}-04-${10 + (Number(anchor.slice(8)) % 9)}`);
  }
  const count = Math.floor(MONTHS_BACK / every);
  return Array.from({ length: count }, (_, place) => monthsBefore(anchor, (place + 1) * every));
}

/** After the client came, before it left, and before the newest bills. */
function isPast({ calendar }: World, { cameAt, plan }: DemoClient, day: Day): boolean {
  if (daysBetween(dayIn(zone, cameAt), day) < 10) return false;
  if (plan.leftDaysAgo !== undefined && day > calendar.daysAgo(plan.leftDaysAgo + 20)) return false;
  return day < calendar.daysAgo(HISTORY_UNTIL_DAYS);
}

function extra({ plan, chance }: DemoClient): [string, Line[]] {
  const hour = plan.currency === 'JPY' ? 22_000n : 140_00n;
  const minutes = chance.pick([40n, 60n, 90n]);
  const title = `Advice call, ${minutes} minutes`;
  return [title, [line('Advice call', hour, { milli: (minutes * 1000n) / 60n })]];
}

function bill(world: World, client: DemoClient, nominal: Day, title: string, lines: Line[]): void {
  const { calendar } = world;
  const { chance } = client;
  const at = calendar.at(calendar.workdayBy(nominal), '09:20', chance.whole(0, 24_000));
  const invoice = draftBill(world, {
    client,
    title,
    lines,
    at: later(at, -chance.whole(300, 5_000)),
  });
  sendBill(world, client, invoice, { at, dueOn: addDays(dayIn(zone, at), TERM_DAYS) });
  runCourse(world, { client, invoice, sentAt: at });
}

/** Most bills go their usual way; a few go others. */
function runCourse(world: World, sent: Sent): void {
  const { chance, plan } = sent.client;
  const lot = chance.next();
  const byCard = plan.pays.way === 'card';
  const payDay = () =>
    addDays(dayIn(zone, sent.sentAt), chance.whole(plan.pays.days[0] + 1, plan.pays.days[1]));
  if (lot < 0.015) return cancelledCourse(world, sent);
  if (lot < 0.03) return creditedCourse(world, sent);
  if (lot < 0.05) return partsCourse(world, sent);
  if (lot < 0.1 && plan.pays.way !== 'bank_debit') return lateCourse(world, sent);
  if (lot < 0.14 && byCard) return payAtSecondTry(world, sent, payDay(), 'authentication_required');
  if (lot < 0.16 && byCard) return payAtSecondTry(world, sent, payDay(), 'insufficient_funds');
  if (lot < 0.17 && byCard) return refundedCourse(world, sent);
  usualCourse(world, sent);
}
