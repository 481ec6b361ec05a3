import { describe, expect, it } from 'vitest';
import { remember } from '@/lib/remember';

describe('what is remembered', () => {
  it('is asked once, by its key', () => {
    const asked: string[] = [];
    const loud = remember(
      10,
      (word: string) => word.toLowerCase(),
      (word) => {
        asked.push(word);
        return word.toUpperCase();
      },
    );
    expect([loud('a'), loud('A'), loud('b')]).toEqual(['A', 'A', 'B']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('is let go when it grows too long, and asked again', () => {
    let count = 0;
    const next = remember(
      2,
      (_: number) => String(_),
      () => (count += 1),
    );
    expect([next(1), next(2), next(3), next(3), next(1)]).toEqual([1, 2, 3, 3, 4]);
  });
});
