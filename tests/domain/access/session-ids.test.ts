import { describe, expect, it } from 'vitest';
import { parseId, publicId } from '@/lib/ids';
import { newSessionId } from '@/lib/session-id';

const COUNT = 4_000;
const bitsOf = (id: string) =>
  [
    ...BigInt(`0x${id.replaceAll('-', '')}`)
      .toString(2)
      .padStart(128, '0'),
  ].map(Number);

describe('the ids of sessions', () => {
  it('have 128 bits, each of which is as likely set as not', () => {
    const set = new Array<number>(128).fill(0);
    for (let made = 0; made < COUNT; made += 1) {
      bitsOf(newSessionId()).forEach((bit, place) => (set[place]! += bit));
    }
    // Ten times the deviation that chance has: a fixed bit, as a UUID's version is one, is far beyond.
    const most = 10 * Math.sqrt(COUNT / 4);
    for (const [place, count] of set.entries()) {
      expect(Math.abs(count - COUNT / 2), `bit ${place}`).toBeLessThan(most);
    }
  });

  it('say nothing of the one that was made before', () => {
    const ids = Array.from({ length: COUNT }, newSessionId);
    expect(new Set(ids).size).toBe(COUNT);
    const rising = ids.filter((id, place) => place > 0 && id > (ids[place - 1] ?? '')).length;
    // Those of a clock would all rise.
    expect(Math.abs(rising - COUNT / 2)).toBeLessThan(10 * Math.sqrt(COUNT / 4));
    // Neighbours differ in half of their bits.
    const differing = ids.slice(1).map((id, place) => {
      const before = bitsOf(ids[place] ?? '');
      return bitsOf(id).filter((bit, at) => bit !== before[at]).length;
    });
    expect(Math.min(...differing)).toBeGreaterThan(24);
  });

  it('are shown and read as every other id', () => {
    for (let made = 0; made < 200; made += 1) {
      const id = newSessionId();
      expect(parseId('se', publicId('se', id))).toBe(id);
    }
  });
});
