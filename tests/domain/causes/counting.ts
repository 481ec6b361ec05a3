import { fixCause } from '@/domain/causes/fix-cause';
import { readMeasure } from '@/domain/causes/measure';
import { measureCause } from '@/domain/causes/measure-cause';
import { ownCause } from '@/domain/causes/own-cause';
import { proposeCause } from '@/domain/causes/propose-cause';
import { JOB } from '@/lib/actor';
import { addDays, instantAt, withClock } from '@/lib/clock';
import { newId, parseId, publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { happen, raise } from './stand';

const { ruth, tom } = cast;
/** The zone of the cast's firm. */
export const zone = 'America/Los_Angeles';
export const today = '2026-11-24';
export const now = instantAt(zone, today, '10:00');
export const day = (ago: number, time = '09:30') => instantAt(zone, addDays(today, -ago), time);

/** A cause that is measured so, mended so many days ago where that is told. */
export async function cause(measured: string, where = '', fixedAgo?: number): Promise<string> {
  const id = publicId('ca', newId());
  const form = { id, sentence: 'Why', remedy: '', signals: [] };
  await withClock(now, async () => {
    await proposeCause(ruth, { ...form, measure: readMeasure({ measured, where }) });
    if (fixedAgo === undefined) return;
    await ownCause(ruth, { cause: id, owner: publicId('em', tom.employeeId), dueOn: '' });
    await fixCause(ruth, { cause: id, fixedOn: addDays(today, -fixedAgo), remedy: '' });
  });
  return id;
}

/** The counts by how many days ago they are: [ago, tries, struggles]. */
export async function count(id: string, at = now): Promise<number[][]> {
  await withClock(at, () => measureCause(JOB, parseId('ca', id)));
  const rows = await ownerQuery<{ ago: number; tries: number; struggles: number }>(
    `SELECT '${today}'::date - day AS ago, tries, struggles FROM cause_count WHERE cause_id = $1 ORDER BY day DESC`,
    [parseId('ca', id)],
  );
  return rows.map(({ ago, tries, struggles }) => [ago, tries, struggles]);
}

/** A visit with a search; in vain, the rule has spoken. */
export async function search(
  at: Date,
  inVain = false,
  client = brightwater.clientId,
): Promise<void> {
  const base = { type: 'search.performed', client, visit: newId() } as const;
  const first = await happen({ ...base, at });
  const evidence = [first, await happen({ ...base, at: new Date(at.getTime() + 9_000) })];
  if (inVain) await raise({ rule: 'search_empty', at, evidence, client });
}
