import type { Day } from '@/lib/clock';
import type { DemoClient, World } from './world';

const USUAL: readonly [number, number] = [8, 19];
const WORK: readonly [number, number] = [9, 16];

/** A moment of a day at which people at this client are about. */
export function momentFor(world: World, { plan, chance }: DemoClient, day: Day): Date {
  return within(world, day, plan.awake ?? USUAL, chance.whole);
}

/** A moment of a working day at the firm, this day or the one before it. */
export function officeMoment(world: World, { chance }: DemoClient, day: Day): Date {
  return within(world, world.calendar.workdayBy(day), WORK, chance.whole);
}

function within(
  { calendar }: World,
  day: Day,
  [from, to]: readonly [number, number],
  whole: (from: number, to: number) => number,
): Date {
  const minutes = whole(from * 60, to * 60 + 40);
  return calendar.at(day, clockOf(minutes), whole(0, 59_000) / 1000);
}

function clockOf(minutes: number): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
