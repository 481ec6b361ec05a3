import { beforeEach, describe, expect, it, test } from 'vitest';
import { editCause } from '@/domain/causes/edit-cause';
import { endCause } from '@/domain/causes/end-cause';
import { fixCause } from '@/domain/causes/fix-cause';
import { getCause } from '@/domain/causes/get-cause';
import type { Measure } from '@/domain/causes/measure';
import { measureCauses } from '@/domain/causes/measure-cause';
import { JOB } from '@/lib/actor';
import { addDays, instantAt, withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { cause, count, day, now, search, today, zone } from './counting';
import { clear } from './stand';

const { ruth, hugh } = cast;

const see = (id: string) => withClock(now, async () => (await getCause(ruth, { cause: id })).cause);

beforeEach(clear);

describe('a mended cause', () => {
  it('has the tries of 60 days before its fix and of all since, and how many went wrong', async () => {
    for (const ago of [80, 69, 50, 40, 30, 20, 12]) await search(day(ago), ago !== 30);
    await search(day(10), true);
    for (const ago of [9, 6, 3, 2]) await search(day(ago), ago === 6, larkAndLoom.clientId);
    await search(day(1));
    await search(day(0));
    const id = await cause('search_empty', '', 10);
    const counted = [
      ...[
        [2, 1, 0],
        [3, 1, 0],
        [6, 1, 1],
        [9, 1, 0],
        [10, 1, 1],
        [12, 1, 1],
      ],
      ...[
        [20, 1, 1],
        [30, 1, 0],
        [40, 1, 1],
        [50, 1, 1],
        [69, 1, 1],
      ],
    ];
    expect(await count(id)).toEqual(counted);
    expect(await count(id)).toEqual(counted);
    const { loop, countedThrough } = await see(id);
    // The day of the fix is neither; what was searched yesterday is not known to be over.
    expect(countedThrough).toBe(addDays(today, -2));
    expect(loop).toMatchObject({
      ...{ before: { hits: 5, of: 6 }, since: { hits: 1, of: 4 } },
      ...{ verdict: 'too_few', fixedOn: addDays(today, -10) },
    });
  });

  it('is counted on from day to day, and the last three weeks again', async () => {
    await search(day(30), true);
    await search(day(5));
    const id = await cause('search_empty', '', 10);
    expect(await count(id)).toEqual([
      [5, 1, 0],
      [30, 1, 1],
    ]);
    await search(day(5), true);
    await search(day(30, '11:00'), true);
    await search(day(1));
    expect(await count(id, instantAt(zone, addDays(today, 1), '00:10'))).toEqual([
      ...[
        [1, 1, 0],
        [5, 2, 1],
        [30, 1, 1],
      ],
    ]);
  });

  it('is counted anew when it is measured by something else, or mended on another day', async () => {
    await search(day(65), true);
    await search(day(30), true);
    const id = await cause('search_empty', '', 2);
    expect(await count(id)).toEqual([[30, 1, 1]]);
    await withClock(now, () =>
      fixCause(ruth, { cause: id, fixedOn: addDays(today, -8), remedy: '' }),
    );
    expect(await see(id)).toMatchObject({ countedThrough: null, loop: null });
    expect(await count(id)).toEqual([
      [30, 1, 1],
      [65, 1, 1],
    ]);
    const measure: Measure = { tries: 'page', rules: ['loop'], narrowed: null };
    await editCause(ruth, { cause: id, sentence: 'Why', remedy: '', measure });
    expect(await count(id)).toEqual([]);
  });
});

describe('a cause that nobody has mended', () => {
  it('has the tries of the last 90 days', async () => {
    for (const ago of [2, 45, 91, 92, 200]) await search(day(ago), ago > 40);
    const id = await cause('search_empty');
    expect(await count(id)).toEqual([
      [2, 1, 0],
      [45, 1, 1],
      [91, 1, 1],
    ]);
    expect(await see(id)).toMatchObject({ lately: { hits: 2, of: 3 }, loop: null });
  });

  it('has none while nothing says what it is counted by', async () => {
    await search(day(5), true);
    const id = await cause('');
    expect(await count(id)).toEqual([]);
    expect(await see(id)).toMatchObject({ measure: null, lately: null, countedThrough: null });
  });
});

test('each night all are counted that are not done with', async () => {
  await search(day(5), true);
  const [one, other, done] = [
    ...[await cause('search_empty'), await cause('search_empty', '', 3)],
    await cause('search_empty'),
  ];
  await endCause(ruth, { cause: done!, as: 'not_a_cause' });
  expect(await withClock(now, () => measureCauses(JOB))).toBe(2);
  const counted = await ownerQuery<{ id: string }>(
    'SELECT DISTINCT cause_id AS id FROM cause_count',
  );
  expect(counted.map(({ id }) => publicId('ca', id)).sort()).toEqual([one, other].sort());
  await expect(measureCauses(hugh as never)).rejects.toMatchObject({ code: 'forbidden' });
});
