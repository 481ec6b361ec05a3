import { beforeEach, describe, expect, it } from 'vitest';
import { attemptsCsv } from '@/domain/effort/attempts-csv';
import { type EffortFilter, periodOf } from '@/domain/effort/effort-filter';
import { exportAttempts } from '@/domain/effort/export-attempts';
import { getClientEffort } from '@/domain/effort/get-client-effort';
import { getEffort } from '@/domain/effort/get-effort';
import { keepUsualEffort } from '@/domain/effort/keep-usual';
import { listAttempts } from '@/domain/effort/list-attempts';
import { listEffortBy } from '@/domain/effort/list-effort-by';
import { JOB } from '@/lib/actor';
import { dayIn } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const zone = 'America/Los_Angeles';
const { ruth, hugh, ingrid } = cast;
const period = periodOf(90, dayIn(zone, new Date()), zone);
const within = { period, zone };
const all: EffortFilter = { days: 90 };

type Given = {
  client?: string;
  task?: string;
  outcome?: string;
  daysAgo?: number;
  clicks?: number;
  ms?: number | null;
  errors?: number;
  release?: string | null;
  partMs?: number[];
};

async function attempt(given: Given = {}): Promise<void> {
  const { client = brightwater.clientId, task = 'pay', outcome = 'done', daysAgo = 1 } = given;
  const { clicks = 2, ms = 60_000, errors = 0, release = null } = given;
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  await ownerQuery(
    `INSERT INTO task_attempt (event_id, task, client_id, contact_id, started_at, ended_at, outcome, clicks, spent_ms,
                               errors, repeats, place, part_ms, step_ms, release)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, 0, 'choosing', $10, '{0,0,0,0}', $11)`,
    [
      ...[newId(), task, client, cast.dana.contactId, at, outcome, clicks, ms, errors],
      ...[given.partMs ?? [0, ms ?? 0, 0, 0, 0, 0], release],
    ],
  );
}

const times = (count: number, given?: Given) =>
  Promise.all(Array.from({ length: count }, () => attempt(given)));

beforeEach(async () => {
  await ownerQuery('DELETE FROM task_attempt');
  await ownerQuery('DELETE FROM usual_effort');
  await ownerQuery('DELETE FROM portal_release');
});

describe('what each task costs', () => {
  it('adds up tries, and takes the client in the middle for clicks and time', async () => {
    await times(6, { clicks: 3, ms: 30_000, errors: 1 });
    await times(2, { clicks: 9, ms: 90_000, outcome: 'given_up' });
    await times(9, { client: larkAndLoom.clientId, clicks: 20, ms: 100_000 });
    await times(6, { task: 'sign_in', ms: null, partMs: [0, 0, 0, 0, 0] });
    const [pay, signIn] = await getEffort(ingrid, all, within);
    expect(pay).toEqual({
      ...{ task: 'pay', begun: 17, givenUp: 2, clients: 2, errors: 6, again: 0 },
      // Brightwater's median is 3 clicks and 30 s, the neighbour's 20 and 100 s.
      ...{ clicks: 11.5, ms: 65_000, totalMs: 6 * 30_000 + 2 * 90_000 + 9 * 100_000 },
      most: { part: 'choosing', share: 1 },
    });
    expect(signIn).toMatchObject({ task: 'sign_in', begun: 6, ms: null, totalMs: 0, most: null });
  });

  it('says no median of fewer than five', async () => {
    await times(4);
    expect((await getEffort(ruth, all, within))[0]).toMatchObject({ clicks: null, ms: null });
  });

  it('is of the clients that the reader looks after, and of the time asked for', async () => {
    await times(6);
    await times(7, { client: larkAndLoom.clientId });
    await times(8, { daysAgo: 100 });
    const begun = async (actor: typeof ruth, filter = all) =>
      (await getEffort(actor, filter, within)).map((task) => task.begun);
    expect([await begun(ruth), await begun(hugh), await begun(ingrid)]).toEqual([[6], [7], [13]]);
    const client = publicId('cl', larkAndLoom.clientId);
    expect(await begun(ruth, { days: 90, client })).toEqual([]);
  });
});

describe('who spends it, and when', () => {
  it('sums by client, most first, with the task that most goes into', async () => {
    await times(2, { ms: 10_000 });
    await attempt({ task: 'find_document', ms: 50_000 });
    await times(3, { client: larkAndLoom.clientId, ms: 40_000, outcome: 'given_up' });
    const { sums, hasMore } = await listEffortBy(ingrid, 'clients', {
      ...{ filter: all, most: 1 },
      ...within,
    });
    expect(hasMore).toBe(true);
    expect(sums).toMatchObject([
      {
        key: publicId('cl', larkAndLoom.clientId),
        ...{ begun: 3, givenUp: 3, totalMs: 120_000, costliest: 'pay' },
      },
    ]);
    const own = await listEffortBy(ruth, 'clients', { filter: all, most: 9, ...within });
    expect(own.sums).toMatchObject([
      { client: { name: brightwater.name }, begun: 3, costliest: 'find_document' },
    ]);
  });

  it('says how long one try takes of one task, and of all together nothing', async () => {
    await times(3, { ms: 30_000 });
    await times(2, { task: 'sign_in', ms: null });
    await attempt({ task: 'sign_in', ms: 500_000 });
    const ms = async (filter: EffortFilter) =>
      (await listEffortBy(ruth, 'clients', { filter, most: 9, ...within })).sums.map(
        (sum) => sum.ms,
      );
    expect(await ms(all)).toEqual([null]);
    expect(await ms({ ...all, task: 'pay' })).toEqual([30_000]);
    // Of two of three nobody knows it: those that went well at once.
    expect(await ms({ ...all, task: 'sign_in' })).toEqual([null]);
  });

  it('sums by month of the firm’s zone and by release, newest first', async () => {
    await ownerQuery(
      `INSERT INTO portal_release (version, began_at) VALUES ('0.9', now() - interval '60 days'), ('1.0', now() - interval '9 days')`,
    );
    await times(2, { release: '1.0' });
    await attempt({ daysAgo: 40, release: '0.9' });
    await attempt({ daysAgo: 80 });
    const by = async (view: 'months' | 'releases') =>
      (await listEffortBy(ruth, view, { filter: all, most: 99, ...within })).sums.map(
        ({ key, begun }) => [key, begun],
      );
    expect(await by('releases')).toEqual([
      ['1.0', 2],
      ['0.9', 1],
      ['none', 1],
    ]);
    const months = [1, 40, 80].map((days) =>
      dayIn(zone, new Date(Date.now() - days * 86_400_000)).slice(0, 7),
    );
    expect((await by('months')).map(([key]) => key)).toEqual([...new Set(months)]);
  });
});

describe('the tries behind a figure', () => {
  it('come page by page, each once', async () => {
    await times(52);
    const first = await listAttempts(ruth, all, within);
    const rest = await listAttempts(ruth, all, { ...within, before: first.next ?? '' });
    expect([first.attempts.length, rest.attempts.length, rest.next]).toEqual([50, 2, null]);
    const keys = [...first.attempts, ...rest.attempts].map(({ key }) => key);
    expect(new Set(keys).size).toBe(52);
  });

  it('are narrowed by what the figure was of', async () => {
    await times(2, { outcome: 'given_up', release: '1.0' });
    await times(3);
    const count = async (filter: Partial<EffortFilter>) =>
      (await listAttempts(ruth, { days: 90, ...filter }, within)).attempts.length;
    expect(await count({ outcome: 'given_up' })).toBe(2);
    expect(await count({ release: 'none' })).toBe(3);
    expect(await count({ task: 'sign_in' })).toBe(0);
    expect(await count({ month: '2020-01' })).toBe(0);
    await expect(count({ client: 'cl_nonsense' })).rejects.toThrow(/not_found/);
  });

  it('go out as a file of what the reader sees, which is written down', async () => {
    await times(2, { outcome: 'given_up' });
    await attempt({ client: larkAndLoom.clientId });
    const { portions } = await exportAttempts(ruth, all);
    let text = '';
    for await (const piece of attemptsCsv(portions, translator())) text += piece;
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(
      `${brightwater.name},Dana Whitlock,Pay an invoice,,Given up,2,60,0,0`,
    );
    const [logged] = await ownerQuery<{ n: number }>(
      `SELECT count(*)::int AS n FROM activity_event WHERE type = 'effort.exported'`,
    );
    expect(logged?.n).toBe(1);
  });
});

describe('one client beside what is usual', () => {
  it('compares with all clients of the firm, also those that the reader does not see', async () => {
    const clients = await Promise.all(
      Array.from({ length: 4 }, async (_, place) => {
        const id = newId();
        await ownerQuery(
          `INSERT INTO client (id, name, currency, since) VALUES ($1, $2, 'USD', '2026-01-01')`,
          [id, `Usual ${place}`],
        );
        await attempt({ client: id, ms: 20_000 });
        return id;
      }),
    );
    await times(2, { ms: 60_000, clicks: 4 });
    await keepUsualEffort(JOB);
    const input = { client: publicId('cl', brightwater.clientId) };
    expect(await getClientEffort(ruth, input)).toEqual([
      { task: 'pay', times: 2, givenUp: 0, clicks: 4, ms: 60_000, errors: 0, againstUsual: 3 },
    ]);
    await ownerQuery('DELETE FROM task_attempt WHERE client_id = $1', [clients[0]]);
    await keepUsualEffort(JOB);
    // Of four clients nobody can tell what is usual.
    expect(await getClientEffort(ruth, input)).toMatchObject([{ againstUsual: null }]);
    expect(await getClientEffort(hugh, input)).toEqual([]);
  });
});
