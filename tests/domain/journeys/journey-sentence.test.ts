import { describe, expect, it } from 'vitest';
import { largestLoss, stoppingOf } from '@/domain/journeys/journey-sentence';

const steps = (...counts: number[]) => counts.map((count, place) => ({ name: `s${place}`, count }));
const stopping = (...counts: number[]) => stoppingOf({ steps: steps(...counts) });

describe('where most of those who stop do so', () => {
  it('is the step before which most are lost, with its share in a word', () => {
    expect(stopping(612, 604, 570, 551, 545)).toEqual({
      ...{ kind: 'stops', at: 's2', lost: 34, stopped: 67, share: 'half', begun: 612 },
    });
    expect(stopping(100, 40, 40)).toMatchObject({ at: 's1', lost: 60, share: 'all' });
    expect(stopping(100, 90, 60)).toMatchObject({ at: 's2', lost: 30, stopped: 40, share: 'most' });
    expect(stopping(100, 90, 78, 68)).toMatchObject({ at: 's2', lost: 12, share: 'many' });
  });

  it('is not told of too few, and is nowhere where all get through', () => {
    expect(stopping(0, 0, 0)).toEqual({ kind: 'nobody', begun: 0 });
    expect(stopping(19, 3)).toEqual({ kind: 'few', begun: 19 });
    expect(stopping(50, 46)).toEqual({ kind: 'few_stop', begun: 50, stopped: 4 });
    expect(stopping(50, 50)).toEqual({ kind: 'through', begun: 50 });
  });

  it('is the earlier of two that are as large', () => {
    expect(largestLoss(steps(30, 20, 10))).toBe(1);
  });
});
