import { beforeEach, expect, it, test } from 'vitest';
import { giveCause } from '@/domain/causes/give-cause';
import { listGroups } from '@/domain/causes/list-groups';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { cause, day, now, search } from './counting';
import { clear, happen, raise } from './stand';

const { ruth, hugh, ingrid } = cast;

beforeEach(clear);

/** Visits to a page, of which some end in an error of ours. */
async function visits(path: string, count: number, failed: number, ago = 10): Promise<string[]> {
  const subject: [string, string] = ['page', path];
  const signals: string[] = [];
  for (let place = 0; place < count; place += 1) {
    const at = new Date(day(ago).getTime() + place * 60_000);
    const visit = newId();
    await happen({ at, type: 'page.viewed', visit, subject });
    if (place >= failed) continue;
    const evidence = [await happen({ at, type: 'error.shown', visit, subject })];
    signals.push(await raise({ rule: 'error_hit', at, evidence, subject }));
  }
  return signals;
}

const grouped = (by = ruth) => withClock(now, () => listGroups(by));

it('finds the page on which it goes wrong, and says how much more often than elsewhere', async () => {
  const onPay = await visits('/invoices/pay', 20, 6);
  await visits('/documents', 40, 1);
  const { groups, total, signals } = await grouped();
  expect(total).toBe(7);
  expect(signals).toHaveLength(7);
  expect(groups).toMatchObject([
    {
      ...{ by: 'page', value: '/invoices/pay', among: 7 },
      ...{ inside: { hits: 6, of: 20 }, outside: { hits: 1, of: 40 } },
      measure: { tries: 'page', rules: ['error_hit'], narrowed: { to: '/invoices/pay' } },
    },
  ]);
  expect([...groups[0]!.signals].sort()).toEqual([...onPay].sort());
});

it('holds a rule against the 90 days before', async () => {
  for (let place = 0; place < 4; place += 1) await search(day(20 + place), place < 3);
  for (let place = 0; place < 8; place += 1) await search(day(120 + place), place < 1);
  const { groups } = await grouped();
  expect(groups).toMatchObject([
    {
      ...{ by: 'rule', value: 'search_empty', among: 3 },
      ...{ inside: { hits: 3, of: 4 }, outside: { hits: 1, of: 8 } },
    },
  ]);
});

it('leaves out what has a cause, is not real, or is another’s client’s', async () => {
  const [known] = await visits('/documents', 9, 3);
  await visits('/', 9, 0);
  const id = await cause('error_hit');
  await withClock(now, () => giveCause(ruth, { cause: id, signals: [known!] }));
  const { groups, total } = await grouped();
  expect(total).toBe(2);
  expect(groups[0]).toMatchObject({ value: '/documents', inside: { hits: 2, of: 9 } });
  await ownerQuery(
    `UPDATE signal SET client_id = '${larkAndLoom.clientId}' WHERE id NOT IN (SELECT signal_id FROM signal_cause)`,
  );
  expect((await grouped()).total).toBe(0);
  expect((await grouped(hugh)).total).toBe(2);
  expect((await grouped(ingrid)).total).toBe(2);
  await ownerQuery(`UPDATE signal SET state = 'dismissed', dismiss_reason = 'not_real'`);
  expect((await grouped(ingrid)).signals).toEqual([]);
});

test('two signals of one visit are one that went wrong', async () => {
  const subject: [string, string] = ['page', '/documents'];
  const visit = newId();
  const at = day(5);
  for (const rule of ['rage_click', 'dead_click'] as const) {
    const evidence = [await happen({ at, type: 'click.raged', visit, subject })];
    await raise({ rule, at, evidence, subject });
  }
  await visits('/', 5, 0);
  const { groups } = await grouped();
  expect(groups.find(({ by }) => by === 'page')).toMatchObject({
    ...{ value: '/documents', inside: { hits: 1, of: 1 }, outside: { hits: 0, of: 5 } },
    signals: [expect.any(String), expect.any(String)],
  });
});

test('there is nothing where nobody struggles', async () => {
  await visits('/', 3, 0);
  expect(await grouped()).toMatchObject({ total: 0, groups: [], signals: [] });
});
