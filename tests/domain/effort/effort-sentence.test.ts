import { describe, expect, it } from 'vitest';
import { effortSentence } from '@/domain/effort/effort-sentence';
import type { TaskName } from '@/domain/effort/task';
import { translator } from '@/lib/translator';

const HOUR = 3_600_000;
const say = (...tasks: [TaskName, begun: number, givenUp: number, hours: number][]) =>
  effortSentence(
    tasks.map(([task, begun, givenUp, hours]) => ({ task, begun, givenUp, totalMs: hours * HOUR })),
    translator(),
  );

describe('the first sentence of the page of friction', () => {
  it('names what costs most, how much, and how many give up', () => {
    expect(say(['sign_in', 4106, 74, 15], ['pay', 612, 67, 31.2])).toBe(
      'Paying costs your clients most: 31 hours, and one in nine gives up.',
    );
    expect(say(['find_document', 100, 7, 1.1])).toBe(
      'Finding a document costs your clients most: an hour, and one in 14 gives up.',
    );
  });

  it('does not say one in so many where it is hardly anybody, or nobody', () => {
    expect(say(['pay', 612, 3, 31])).toBe(
      'Paying costs your clients most: 31 hours, and hardly anybody gives up.',
    );
    expect(say(['check_invoice', 40, 0, 0.5])).toBe(
      'Checking an invoice costs your clients most: 30 minutes, and nobody gives up.',
    );
  });

  it('says no share of few tries, nothing of too few, and what will stand there of none', () => {
    expect(say(['reach_person', 6, 3, 2], ['sign_in', 60, 1, 1])).toBe(
      'Reaching a person costs your clients most: 2 hours.',
    );
    expect(say(['pay', 19, 3, 2])).toBe(
      '19 tries so far: too few to tell what costs your clients most.',
    );
    expect(say()).toBe('Nothing to tell yet: no client has tried anything in this time.');
  });

  it('says nothing of time where none was seen', () => {
    expect(say(['sign_in', 50, 0, 0])).toMatch(/^50 tries so far/);
  });
});
